import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {factsOf, factsWithoutRecords} from '../../src/export/facts.js';
import {preprocessor, preprocessorAttribute} from '../../src/export/preprocessor.js';
import {analyse} from '../../src/findings/diagnose.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {brokenRules} from '../../src/mapping/mapping-rules.js';
import {recordReader} from '../../src/mapping/read-record.js';
import {datasetSpellings} from '../../src/mapping/spelling.js';
import type {MatrixTable} from '../../src/metrics/outcomes.js';
import {Dataset} from '../../src/records/dataset.js';
import {decodeRecord} from '../../src/records/decode-record.js';
import {documentsOf, isDecoded} from '../../src/records/documents.js';
import type {JsonObject} from '../../src/records/json.js';
import {formatPath} from '../../src/records/path.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {arbitraryMergedRecord, arbitraryReadingMapping} from '../support/arbitrary-records.js';
import {fixtureNames, openFixture} from '../support/fixtures.js';
import {filledCells} from '../support/matrix.js';
import {mergedRecords} from '../support/merged-records.js';
import {type Columns, checkSyntax, hasPython, runPreprocessor, withPython} from '../support/python.js';

const captured = fixtureNames.filter((name) => !/payload$|exchange$/.test(name));

describe.runIf(hasPython)(`the generated preprocessor ${withPython}`, () => {
	it.each(captured.slice(0, 1))('%s: its columns give the matrix of the mapping', async (name) => {
		const {set, dataset, configuration} = await openFixture(name);
		const {suggestedMapping: mapping, after} = analyse(dataset, configuration);
		const script = preprocessor(mapping, factsOf(dataset, mapping));
		checkSyntax(script);
		const folder = temporaryFolder({'preprocessor.py': script});

		const results = runPreprocessor(`${folder}/preprocessor.py`, await mergedRecords(set, dataset, mapping));

		const column = `endpointOutput_${preprocessorAttribute(mapping)}`;
		const rows = results.filter((result): result is Columns => !Array.isArray(result));
		expect(rows).toHaveLength(after.statistics.rows);
		for (const row of rows) expect(Object.keys(row)).toEqual([column, 'groundTruthData_0']);
		const {outcomes} = after.reading;
		if (outcomes.kind === 'numbers') {
			expect(rows.map((row) => row[column])).toEqual(Array.from(outcomes.predicted, String));
			expect(rows.map((row) => row['groundTruthData_0'])).toEqual(Array.from(outcomes.actual, String));
			return;
		}
		const pairs = rows.map((row) => ({actual: row['groundTruthData_0'], predicted: row[column]}));
		expect(filledCells(countedPairs(pairs))).toEqual(filledCells(after.statistics.confusionMatrix));
	});

	it('gives for any record and mapping what reading the record here gives', {timeout: 600_000}, () => {
		fc.assert(
			fc.property(fc.array(arbitraryMergedRecord, {minLength: 5, maxLength: 30}), sensibleMapping, sameAsHere),
			{numRuns: 2500},
		);
	});

	it('gives for any CSV, base64 and JSON Lines what decoding them here gives', {timeout: 600_000}, () => {
		fc.assert(
			fc.property(fc.array(arbitraryPayload, {minLength: 10, maxLength: 30}), arbitraryPath, (payloads, path) => {
				const records = payloads.map((endpointOutput) => ({
					captureData: {endpointOutput},
					eventMetadata: {eventId: 'a'},
					groundTruthData: {data: '1', encoding: 'CSV'},
				}));
				sameAsHere(records, {
					version: 1,
					problemType: 'MulticlassClassification',
					roles: {prediction: {from: 'output', path}, groundTruth: {from: 'truth', path: '$.groundTruthData.data'}},
				});
			}),
			{numRuns: 2500},
		);
	});

	it('carries labels and keys of any kind safely', {timeout: 600_000}, () => {
		const labels = fc.uniqueArray(hostileText, {minLength: 3, maxLength: 3});
		fc.assert(
			fc.property(labels, hostileText, ([a = '', b = '', c = ''], key) => {
				const side = (value: unknown) => ({data: JSON.stringify({[key]: value}), encoding: 'JSON'});
				const records = (output: unknown) =>
					[a, b, c].map((label) => ({
						captureData: {endpointInput: side(label), endpointOutput: side(output)},
						eventMetadata: {eventId: label},
						groundTruthData: {data: label, encoding: 'CSV'},
					}));
				const place = {path: formatPath([key])};
				const mapping: Mapping = {
					version: 1,
					problemType: 'BinaryClassification',
					roles: {prediction: {from: 'output', ...place}, groundTruth: {from: 'input', ...place}},
					labels: {rename: {[a]: b}, normalise: ['unquote'], positive: c},
					monitor: {prediction: key},
				};
				sameAsHere(records(a), mapping);
				const {prediction: _, ...roles} = {...mapping.roles, probability: {from: 'output', ...place} as const};
				sameAsHere(records([0.2, 0.5, 0.1]), {...mapping, roles, decision: {argmax: true, classes: [a, b, c]}});
				sameAsHere(records(0.7), {...mapping, roles, decision: {threshold: 0.5}});
			}),
			{numRuns: 100},
		);
	});

	it('drops a record that it cannot read instead of raising', () => {
		const mapping: Mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {prediction: {from: 'output', path: '$.p'}, groundTruth: {from: 'truth', path: '$.groundTruthData.data'}},
		};
		const outputs = [
			{data: '{"p": NaN}', encoding: 'JSON'},
			{data: '{', encoding: 'JSON'},
			{data: '['.repeat(100_000), encoding: 'JSON'},
			{data: 'AAECAw==', encoding: 'BASE64'},
			{data: 'not base64', encoding: 'BASE64'},
			{data: null, encoding: 'JSON'},
			{},
		];
		const records = outputs.map((endpointOutput) =>
			JSON.stringify({captureData: {endpointOutput}, groundTruthData: {data: '1', encoding: 'CSV'}, eventMetadata: {}}),
		);
		const folder = temporaryFolder({'p.py': preprocessor(mapping, factsWithoutRecords(mapping))});
		expect(runPreprocessor(join(folder, 'p.py'), records)).toEqual(outputs.map(() => []));
	});
});

/** What a mapping file is refused for is no mapping that is exported. */
const sensibleMapping = arbitraryReadingMapping.filter((mapping) => brokenRules(mapping).length === 0);

const hostileText = fc.oneof(
	fc.string({unit: 'binary', minLength: 1, maxLength: 12}).filter((text) => text !== '__proto__'),
	fc.constantFrom(
		'"""',
		"'''",
		'\\',
		'\\"',
		'a\nb',
		'\r',
		'\u2028',
		'\u202e',
		'{}',
		'%s',
		'\\x',
		'größer',
		'\0',
		'#',
		'"a"',
	),
);

const csvText = fc
	.array(fc.constantFrom('a', '1', '1.5', ',', ',', '"', '""', '\n', '\r\n', ' ', 'x y', '\ufeff'), {maxLength: 9})
	.map((parts) => parts.join(''));
const jsonText = fc.oneof(
	fc.constantFrom('{"p": 1.0}', '{"p": "x"}', '{"p": [1e5, true]}', '["a", null]', '7', '"t"', '{"p"'),
	fc.constantFrom('{"p": 1}\n{"p": 2}\n', '\n{"p": 3}', '\ufeff{"p": -0}\r\n', '[[1, 2], [3]]', 'true\nfalse'),
);
const arbitraryPayload = fc
	.record(
		{
			data: fc.oneof(csvText, jsonText),
			encoding: fc.constantFrom('CSV', 'JSON', 'BASE64', 'csv', 'UTF8'),
			observedContentType: fc.constantFrom('text/csv; charset=utf-8', 'application/json', 'text/html'),
		},
		{requiredKeys: ['data']},
	)
	.map(({data, ...others}) =>
		others.encoding === 'BASE64' ? {...others, data: Buffer.from(data).toString('base64')} : {...others, data},
	);
const arbitraryPath = fc.constantFrom('$', '$[0]', '$[1]', '$.p', '$.p[0]', '$[0].p', '$[1][0]');

/** Runs the preprocessor for some merged records and compares it with reading them here, one by one. */
function sameAsHere(lines: readonly object[], mapping: Mapping): void {
	const records = lines.map((line) => decodeRecord(line as JsonObject));
	const dataset = new Dataset();
	for (const record of records) dataset.addCapture(record, {source: 0, line: 1, offset: 0, bytes: 0});
	const reader = recordReader(mapping, datasetSpellings(dataset, mapping));
	const column = `endpointOutput_${preprocessorAttribute(mapping)}`;
	const expected = records.map((record) => {
		const {prediction, groundTruth} = reader.read(documentsOf(record));
		if (!isDecoded(record) || prediction === undefined || groundTruth === undefined) return [];
		return {[column]: prediction, groundTruthData_0: groundTruth};
	});
	const folder = mkdtempSync(join(tmpdir(), 'mqm-export-'));
	try {
		writeFileSync(join(folder, 'p.py'), preprocessor(mapping, factsOf(dataset, mapping)));
		const texts = lines.map((line) => JSON.stringify(line));
		expect(runPreprocessor(join(folder, 'p.py'), texts)).toEqual(expected);
	} finally {
		rmSync(folder, {recursive: true});
	}
}

type Pair = {readonly actual: string | undefined; readonly predicted: string | undefined};

function countedPairs(pairs: readonly Pair[]): MatrixTable {
	const table: {[actual: string]: {[predicted: string]: number}} = {};
	for (const {actual = '', predicted = ''} of pairs) {
		const row = table[actual] ?? {};
		table[actual] = {...row, [predicted]: (row[predicted] ?? 0) + 1};
	}
	return table;
}
