import fc from 'fast-check';

/** Values as they stand between the quotes or bare in a line; some of them are odd. */
const word = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom('yes', 'no', '1', '0', '0.25', 'a b', 'é', '日本', '')},
	{weight: 2, arbitrary: fc.uuid()},
	fc.constantFrom(
		'\\n',
		'a\\"b',
		'\\u0041',
		'{"x":1}',
		'[1]',
		' 1',
		'\ufeff1',
		'1,2',
		'"1"',
		'\t',
		'\\\\',
		"'",
		'null',
	),
);
const number = fc.oneof(
	{weight: 6, arbitrary: fc.double({noNaN: true, noDefaultInfinity: true}).map(String)},
	{weight: 4, arbitrary: fc.integer().map(String)},
	fc.constantFrom(
		'1.0',
		'-0',
		'0.10',
		'1e5',
		'1E-7',
		'00',
		'1.',
		'.5',
		'+1',
		'12345678901234567890',
		'NaN',
		'0x1',
		'-',
	),
);
const plain = fc.oneof(
	{weight: 8, arbitrary: number},
	fc.constantFrom('true', 'false', 'null', 'tru', 'True', '{}', '[]'),
);
const json = fc.oneof(
	{weight: 4, arbitrary: plain},
	{weight: 4, arbitrary: word.map((text) => `"${text}"`)},
	fc.constantFrom('{"a":1}', '["x"]', '[1,2]', ''),
);
const field = fc.oneof({weight: 5, arbitrary: number}, {weight: 5, arbitrary: word});
const row = fc.array(field, {minLength: 1, maxLength: 4}).map((fields) => fields.join(','));
const lineEnd = fc.constantFrom('', '', '', '\\n', '\\r\\n');
const escaped = (text: string) => text.replaceAll('"', '\\"');
const encoding = fc.constantFrom('"CSV"', '"CSV"', '"JSON"', '"JSON"', '"csv "', '"BASE64"', '"XML"', 'null', '1');

/** `data` of a captured side with what stands beside it. */
const csvSide = fc
	.tuple(row, lineEnd)
	.map(([text, end]) => `{"observedContentType":"text/csv","data":"${text}${end}","encoding":"CSV"}`);
const jsonSide = fc
	.tuple(json, json, lineEnd)
	.map(([a, b, end]) => `{"data":"${escaped(`{"probability": ${a}, "label": ${b}}`)}${end}","encoding":"JSON"}`);
const listSide = fc
	.array(json, {maxLength: 3})
	.map((items) => `{"data":"${escaped(`{"predictions": [${items.join(', ')}]}`)}","encoding":"JSON"}`);
const oddSide = fc.tuple(json, encoding).map(([data, name]) => `{"data":${data},"encoding":${name}}`);
const bareSide = json.map((data) => `{"data":${data}}`);
const side = fc.oneof(
	{weight: 4, arbitrary: csvSide},
	{weight: 4, arbitrary: jsonSide},
	listSide,
	oddSide,
	bareSide,
	json,
);

const metadata = fc
	.tuple(json, fc.option(json, {nil: undefined}))
	.map(([id, other]) => `{"eventId":${id}${other === undefined ? '' : `,"inferenceId":${other}`}}`);

/** A line of every dialect, and of none. Half of them share their shape with others of their kind. */
export const anyLine: fc.Arbitrary<string> = fc.oneof(
	fc
		.tuple(side, side, metadata)
		.map(
			([a, b, c]) =>
				`{"captureData":{"endpointInput":${a},"endpointOutput":${b}},"eventMetadata":${c},"eventVersion":"0"}`,
		),
	fc
		.tuple(side, side, metadata)
		.map(([a, b, c]) => `{"groundTruthData":${a},"captureData":{"endpointOutput":${b}},"eventMetadata":${c}}`),
	fc.tuple(side, metadata).map(([a, c]) => `{"groundTruthData":${a},"eventMetadata":${c},"eventVersion":"0"}`),
	fc
		.tuple(json, json)
		.map(([id, output]) => `{"SageMakerInferenceId":${id},"SageMakerOutput":{"score":${output}},"age":1.0}`),
	fc.tuple(json, json).map(([a, b]) => `{"request":{"x":${a}}, "response":{"data":${b},"encoding":"CSV"}}`),
	fc.tuple(json, json, json).map(([a, b, c]) => `{"data":${a},"prediction":${b},"ground_truth":${c}}`),
	fc.constantFrom('', ' ', 'null', '[]', '{}', '{"a":1}{', '\ufeff{"a":1}', '{"a":1} ', 'not json', '{"a":1,"a":2}'),
);

/** A line that was damaged: a byte was changed, left out or doubled. */
export const damagedLine: fc.Arbitrary<Buffer> = fc
	.tuple(anyLine, fc.nat(), fc.nat({max: 255}), fc.constantFrom('changed', 'lost', 'doubled'))
	.map(([line, at, byte, damage]) => {
		const bytes = Buffer.from(line);
		if (bytes.length === 0 || byte === 0x0a) return bytes;
		const index = at % bytes.length;
		if (damage === 'changed') bytes[index] = byte;
		if (damage === 'lost') return Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + 1)]);
		return damage === 'doubled'
			? Buffer.concat([bytes.subarray(0, index), bytes.subarray(Math.max(0, index - 1))])
			: bytes;
	});
