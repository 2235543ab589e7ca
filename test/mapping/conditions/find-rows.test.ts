import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Condition} from '../../../src/mapping/conditions/condition.js';
import {type Readings, rowsWhere, rowsWhereSteps, stepsToRows} from '../../../src/mapping/conditions/find-rows.js';
import {parseCondition} from '../../../src/mapping/conditions/parse-condition.js';
import type {Funnel} from '../../../src/mapping/funnel.js';
import type {Mapping} from '../../../src/mapping/mapping.js';
import {type Reading, read} from '../../../src/mapping/reading.js';
import type {Dataset} from '../../../src/records/dataset.js';
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../../support/arbitrary-records.js';
import {valueIn} from '../../support/results.js';
import {capture, datasetOf, truth} from '../../support/small-capture.js';

function readingsOf(dataset: Dataset, mapping: Mapping, monitor: Mapping = mapping): Readings {
	return {dataset, mapping: read(dataset, mapping), monitor: read(dataset, monitor, {literal: true})};
}

function rowsOf(readings: Readings, condition: string | Condition): readonly number[] {
	return [...rowsWhere(readings, typeof condition === 'string' ? valueIn(parseCondition(condition)) : condition)];
}

const binary: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		prediction: {from: 'output', path: '$.prediction'},
		probability: {from: 'output', path: '$.p'},
		groundTruth: {from: 'input', path: '$.label'},
	},
	decision: {threshold: 0.5},
	labels: {positive: 'yes', negative: 'no'},
};

const own = datasetOf([
	{request: {label: 'yes', age: 30}, response: {prediction: 'yes', p: 0.9}},
	{request: {label: 'no', age: 40}, response: {prediction: 'yes', p: 0.5}},
	{request: {label: 'yes', age: '50'}, response: {prediction: 'no', p: 1.5}},
	{request: {label: 'yes'}, response: {prediction: 'other', p: 0.1}},
	{request: {age: 60}, response: {prediction: 'no'}},
]);

describe('conditions on records that carry their labels', () => {
	const readings = readingsOf(own, binary);

	it.each([
		['prediction = groundTruth', [0]],
		['prediction != groundTruth', [1, 2, 3]],
		['groundTruth = missing', [4]],
		['groundTruth = positive and prediction != positive', [2, 3]],
		['groundTruth != positive and prediction = positive', [1]],
		['probability = threshold', [1]],
		['probability < 0 or probability > 1', [2]],
		['not (probability <= 1)', [2, 4]],
		['labelled and predicted and not comparable', [3]],
		['agreeing', [0]],
		['labels = 0', [4]],
		['record >= 4', [3, 4]],
		['line = 2', [1]],
		['dialect = "exchange"', [0, 1, 2, 3, 4]],
		['encoding != "none"', []],
		['id = missing', [0, 1, 2, 3, 4]],
		['input $.age > 35', [1, 2, 4]],
		['input $.age = 50', [2]],
		['input $.age is 50', []],
		['input $.age is "50"', [2]],
		['input $.age = missing', [3]],
		['input $.nowhere = 1', []],
		['output $.prediction = input $.label', [0]],
		['output $.p > input $.age', []],
		['groundTruth = 1', []],
		['groundTruth != 1', [0, 1, 2, 3]],
	])('%s', (condition, rows) => {
		expect(rowsOf(readings, condition)).toEqual(rows);
	});

	it('ask the monitor what it reads', () => {
		const monitor: Mapping = {...binary, roles: {...binary.roles, groundTruth: {from: 'output', path: '$.prediction'}}};
		const both = readingsOf(own, binary, monitor);
		expect(rowsOf(both, 'monitor(groundTruth = "other")')).toEqual([3]);
		expect(rowsOf(both, 'monitor(agreeing) and not agreeing')).toEqual([1, 2, 3, 4]);
		expect(rowsOf(both, 'disagrees')).toEqual([1, 2, 3, 4]);
		expect(rowsOf(readings, 'disagrees')).toEqual([]);
	});

	it('know no threshold where none decides', () => {
		const {decision: _, ...undecided} = binary;
		expect(rowsOf(readingsOf(own, undecided), 'probability = threshold or probability != threshold')).toEqual([]);
	});

	it('take another spelling of the same label, unless that spelling is a label of its own', () => {
		const spelled = datasetOf(
			['1', '1.0', '0', 'x'].map((label) => ({request: {label}, response: {prediction: label, p: 0}})),
		);
		const asNumbers = readingsOf(spelled, {...binary, labels: {normalise: ['number']}});
		expect(rowsOf(asNumbers, 'groundTruth = "1.00"')).toEqual([0, 1]);
		const asTexts = readingsOf(spelled, {...binary, labels: {}});
		expect(rowsOf(asTexts, 'groundTruth = "1.0"')).toEqual([1]);
		expect(rowsOf(asTexts, 'groundTruth = 1')).toEqual([0, 1]);
	});
});

describe('conditions on records that are joined with labels', () => {
	const dataset = datasetOf(
		[capture('a', 'yes,0.9'), capture('b', 'no,0.2'), capture('c', 'yes,0.7'), '{"broken', 'null'],
		[truth('a', 'yes'), truth('a', 'no'), truth('b', 'no')],
	);
	const mapping: Mapping = {
		version: 1,
		problemType: 'BinaryClassification',
		roles: {
			id: {from: 'metadata', path: '$.inferenceId'},
			truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
			prediction: {from: 'output', path: '$[0]'},
			probability: {from: 'output', path: '$[1]'},
			groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
		},
		labels: {positive: 'yes'},
	};
	const readings = readingsOf(dataset, mapping);

	it.each([
		['labels > 1', [0]],
		['not joined', [2]],
		// A record without a label has a prediction all the same.
		['prediction = "yes"', [0, 2]],
		['probability < 0.8', [1, 2]],
		// Of several labels one is enough, and both sides have to be of the same pair.
		['groundTruth = "yes" and prediction = "yes"', [0]],
		['groundTruth = "no" and prediction = "yes"', [0]],
		['groundTruth = "yes" and groundTruth = "no"', []],
		['agreeing', [0, 1]],
		['not agreeing', [2]],
		['id = "b"', [1]],
		['truth $.groundTruthData.data is "no"', [0, 1]],
		['truth $.groundTruthData.data = missing', [2]],
		['encoding = "CSV"', [0, 1, 2]],
		['metadata $.inferenceId = "c"', [2]],
	])('%s', (condition, rows) => {
		expect(rowsOf(readings, condition)).toEqual(rows);
	});

	it('see the monitor and the mapping differ in how often a record counts', () => {
		const once: Mapping = {...mapping, join: {duplicates: 'last'}};
		expect(rowsOf(readingsOf(dataset, once, mapping), 'disagrees')).toEqual([0]);
		expect(rowsOf(readingsOf(dataset, mapping, mapping), 'disagrees')).toEqual([]);
	});

	it('hold for numbers as well', () => {
		const regression: Mapping = {
			...mapping,
			problemType: 'Regression',
			roles: {
				...mapping.roles,
				prediction: {from: 'output', path: '$[1]'},
				groundTruth: {from: 'output', path: '$[0]'},
			},
		};
		const numbers = readingsOf(datasetOf([capture('a', '2,0.5'), capture('b', 'x,0.7')]), regression, mapping);
		expect(rowsOf(numbers, 'groundTruth > prediction')).toEqual([0]);
		expect(rowsOf(numbers, 'groundTruth = "2.0"')).toEqual([0]);
		expect(rowsOf(numbers, 'comparable')).toEqual([0]);
		expect(rowsOf(numbers, 'probability = missing')).toEqual([0, 1]);
		expect(rowsOf(numbers, 'disagrees')).toEqual([0, 1]);
	});
});

describe('conditions on many different values', () => {
	const many = datasetOf(
		Array.from({length: 5000}, (_, at) => ({
			request: {label: at % 2 === 0 ? 'yes' : 'no', customer: `c-${at}`, age: at / 7},
			response: {prediction: 'yes', note: `n-${at % 2500}-${at}`},
		})),
	);
	const readings = readingsOf(many, {
		...binary,
		roles: {...binary.roles, id: {from: 'input', path: '$.customer'}, probability: {from: 'input', path: '$.age'}},
	});

	it.each([
		['id = "c-4321"', [4321]],
		['input $.customer = "c-17"', [17]],
		['input $.customer is "c-17"', [17]],
		['input $.age > 713.9 and groundTruth = "yes"', [4998]],
		['input $.age is 2', [14]],
		['input $.age = "2.0"', [14]],
		['probability = input $.age and record = 3', [2]],
		['input $.customer = missing', []],
		['output $.note != input $.customer and line <= 2', [0, 1]],
	])('%s', (condition, rows) => {
		expect(rowsOf(readings, condition)).toEqual(rows);
	});
});

it('records with UUIDs are found by them, also behind those that are judged in one step', () => {
	const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
	const lines = Array.from({length: 40_000}, (_, at) => ({
		request: {label: 'yes'},
		response: {prediction: 'yes', id: at === 7 ? null : idOf(at)},
	}));
	const id = {from: 'output', path: '$.id'} as const;
	const readings = readingsOf(datasetOf(lines), {...binary, roles: {...binary.roles, id}});
	expect(rowsOf(readings, `id = "${idOf(39_999)}"`)).toEqual([39_999]);
	expect(rowsOf(readings, `id = missing or output $.id = "${idOf(3)}"`)).toEqual([3, 7]);
	expect(rowsOf(readings, `id != "${idOf(3)}" and record <= 9`)).toEqual([0, 1, 2, 4, 5, 6, 8]);
	expect(rowsOf(readings, 'id = "no uuid"')).toEqual([]);
	expect(rowsOf(readings, 'monitor(record > 32767 and record < 32770) and not disagrees')).toEqual([32_767, 32_768]);
});

it('probabilities in place of labels are compared without writing out all of them', () => {
	const lines = Array.from({length: 6000}, (_, at) => ({
		request: {label: at % 2 === 0 ? 'yes' : '0.5'},
		response: {prediction: at / 6000, p: at / 6000},
	}));
	const raw: Mapping = {...binary, roles: {...binary.roles, prediction: {from: 'output', path: '$.prediction'}}};
	const {prediction: _, ...roles} = raw.roles;
	const readings = readingsOf(datasetOf(lines), {...raw, roles}, raw);
	expect(rowsOf(readings, 'monitor(prediction = "0.5")')).toEqual([3000]);
	expect(rowsOf(readings, 'monitor(prediction > 0.999)')).toEqual([5995, 5996, 5997, 5998, 5999]);
	expect(rowsOf(readings, 'monitor(prediction = "no label")')).toEqual([]);
	expect(rowsOf(readings, 'monitor(prediction = output $.p) and record < 3')).toEqual([0, 1]);
	expect(rowsOf(readings, 'monitor(groundTruth = prediction)')).toEqual([]);
	expect(rowsOf(readings, 'not disagrees')).toEqual([]);
	const swapped = readingsOf(datasetOf(lines), raw, {...raw, roles});
	expect(rowsOf(swapped, 'not disagrees')).toEqual([]);
	expect(rowsOf(readingsOf(datasetOf(lines), raw), 'disagrees')).toEqual([]);
});

it('the steps to the rows of a condition are known beforehand', () => {
	const lines = Array.from({length: 40_000}, (_, at) => ({request: {label: 'yes'}, response: {prediction: 'yes', at}}));
	const readings = readingsOf(datasetOf(lines), binary);
	const condition = valueIn(parseCondition('monitor(labelled) and not (line > 3 or probability = missing)'));
	const steps = rowsWhereSteps(readings, condition);
	let count = 1;
	while (steps.next().done !== true) count++;
	expect(Math.abs(count - stepsToRows(readings, condition))).toBeLessThan(8);
});

it('the labels of merged records and of ground-truth files are at one place', () => {
	const merged = {...capture('m', 'yes'), ...truth('m', 'no')};
	const dataset = datasetOf([merged, capture('a', 'yes'), capture('b', 'yes')], [truth('a', 'yes')]);
	const mapping: Mapping = {
		version: 1,
		problemType: 'BinaryClassification',
		roles: {
			id: {from: 'metadata', path: '$.inferenceId'},
			truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
			prediction: {from: 'output', path: '$[0]'},
			groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
		},
	};
	const readings = readingsOf(dataset, mapping);
	expect(rowsOf(readings, 'truth $.groundTruthData.data = "no"')).toEqual([0]);
	expect(rowsOf(readings, 'truth $.groundTruthData.data is "yes"')).toEqual([1]);
	expect(rowsOf(readings, 'truth $.groundTruthData.data = missing')).toEqual([2]);
});

const facts: readonly (readonly [fact: string, stage: keyof Funnel])[] = [
	['decoded', 'decoded'],
	['joined', 'joined'],
	['labelled', 'groundTruth'],
	['predicted', 'prediction'],
	['comparable', 'comparable'],
	['agreeing', 'agreeing'],
];

const world = fc.record({
	captures: fc.array(arbitraryLine, {maxLength: 12}),
	truths: fc.array(arbitraryTruthLine, {maxLength: 8}),
	mapping: arbitraryReadingMapping,
	monitor: arbitraryReadingMapping,
});

describe('on any records, however they are read', () => {
	it('each stage of the funnel has as many records as the funnel counts', () => {
		fc.assert(
			fc.property(world, ({captures, truths, mapping, monitor}) => {
				const readings = readingsOf(datasetOf(captures, truths), mapping, monitor);
				for (const [fact, stage] of facts) {
					expect([fact, rowsOf(readings, fact).length]).toEqual([fact, readings.mapping.funnel[stage]]);
					const ofMonitor = rowsOf(readings, `monitor(${fact})`).length;
					expect([fact, ofMonitor]).toEqual([fact, readings.monitor.funnel[stage]]);
				}
			}),
		);
	});

	it('of equal, different and missing exactly one holds for each record that has one label at most', () => {
		const side = fc.constantFrom('groundTruth', 'prediction', 'probability', 'output $.q', 'input $.p', 'line', 'id');
		const value = fc.constantFrom('"1"', '"yes"', '1', '0.5', 'positive');
		fc.assert(
			fc.property(world, side, fc.oneof(side, value), ({captures, truths, mapping}, left, right) => {
				const {join: _, ...plain} = mapping;
				const readings = readingsOf(datasetOf(captures, truths), {...plain, join: {duplicates: 'first'}});
				const isField = !/^["0-9p](?!r)/.test(right);
				const missing = isField ? `${left} = missing or ${right} = missing` : `${left} = missing`;
				const parts = [`${left} = ${right}`, `${left} != ${right}`, missing].map((text) => rowsOf(readings, text));
				const lacksPositive = right === 'positive' && readings.mapping.positive === undefined;
				const all = parts.flat().sort((a, b) => a - b);
				if (!lacksPositive) expect(all).toEqual(Array.from({length: captures.length}, (_, row) => row));
			}),
		);
	});

	it('the readings disagree about just those records whose labels they tell differently', () => {
		fc.assert(
			fc.property(world, ({captures, truths, mapping, monitor}) => {
				fc.pre(mapping.problemType !== 'Regression' && monitor.problemType !== 'Regression');
				const join = {...mapping.join, duplicates: 'first'} as const;
				const readings = readingsOf(datasetOf(captures, truths), {...mapping, join}, {...monitor, join});
				const told = (reading: Reading, wrap: (condition: string) => string) => {
					const texts = captures.map(() => ['', '']);
					if (reading.outcomes.kind !== 'classes') return texts;
					for (const label of reading.outcomes.labels)
						for (const [side, name] of ['groundTruth', 'prediction'].entries())
							for (const row of rowsOf(readings, wrap(`${name} = ${JSON.stringify(label)}`)))
								(texts[row] as string[])[side] = `"${label}"`;
					return texts;
				};
				const [own, other] = [
					told(readings.mapping, (text) => text),
					told(readings.monitor, (text) => `monitor(${text})`),
				];
				const differing = captures.flatMap((_, row) => (String(own[row]) === String(other[row]) ? [] : [row]));
				expect(rowsOf(readings, 'disagrees')).toEqual(differing);
			}),
		);
	});

	it('a cell of the matrix has as many records as pairs, where each record has one label at most', () => {
		fc.assert(
			fc.property(world, ({captures, truths, mapping}) => {
				fc.pre(mapping.problemType !== 'Regression');
				const readings = readingsOf(datasetOf(captures, truths), {...mapping, join: {duplicates: 'last'}});
				const {outcomes} = readings.mapping;
				if (outcomes.kind !== 'classes') return;
				const counts = new Map<string, number>();
				for (const [pair, actual] of outcomes.actual.entries()) {
					const labels = [outcomes.labels[actual], outcomes.labels[outcomes.predicted[pair] ?? -1]];
					const condition = labels
						.map(
							(label, at) =>
								`${at === 0 ? 'groundTruth' : 'prediction'} = ${label === undefined ? 'missing' : JSON.stringify(label)}`,
						)
						.join(' and ');
					counts.set(condition, (counts.get(condition) ?? 0) + 1);
				}
				for (const [condition, count] of counts) {
					const rows = rowsOf(readings, `joined and ${condition}`);
					expect([condition, rows.length]).toEqual([condition, count]);
				}
			}),
		);
	});
});
