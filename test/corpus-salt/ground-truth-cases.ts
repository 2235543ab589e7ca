import {csv, groundTruthLine} from '../fixtures/capture.js';
import type {CorpusCase, Monitor} from './corpus-case.js';
import {
	type HostedPlan,
	hosted,
	label,
	noLabels,
	type Request,
	regression,
	shuffled,
	winningId,
} from './hosted-case.js';
import {plain} from './plain-case.js';
import {binary, churn, digits, german, json, multiclass, namedFeatures, signs, species, yesNo} from './vocabulary.js';
import type {Subject} from './world.js';

const byKey = (positive?: string): Monitor => ({
	problemType: binary,
	inference: 'prediction',
	...(positive === undefined ? {} : {positive}),
});
const answer = ({predicted, probability}: Subject) => json({prediction: predicted, score: probability});
const scored = {
	world: {classes: digits, records: 200},
	output: ({probability}: Subject) => csv([probability]),
	monitor: {problemType: binary, probability: '0', threshold: 0.5},
} satisfies Partial<HostedPlan>;

const inRequest = {labels: noLabels, errors: ['ground-truth/in-request']};

const movedToRequest: readonly CorpusCase[] = [
	...['ground_truth', 'label', 'target', 'churned', 'kelas', 'etiqueta'].map((name, at) =>
		hosted({
			...inRequest,
			name: `the label is in the request as ${name}`,
			world: {classes: [digits, signs, yesNo, churn, german, signs][at] ?? digits, records: 200},
			input: ({features, flag, category, actual}) => json({features, has_car: flag, region: category, [name]: actual}),
			output: answer,
			monitor: byKey([undefined, 'positive', 'yes', 'churn', 'gekündigt', 'positive'][at]),
		}),
	),
	hosted({
		...inRequest,
		name: 'the label is the last column of a CSV request',
		world: {classes: species, records: 150},
		input: ({features, actual}) => csv([...features, actual]),
		output: ({predicted, probability}) => csv([predicted, probability], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...inRequest,
		name: 'the label is the last column of a CSV request, as 0 or 1 among flags',
		world: {classes: digits, records: 400},
		input: ({features, flag, actual}) => csv([...features, flag ? 1 : 0, actual]),
		output: ({probability}) => csv([probability]),
		monitor: {problemType: binary, probability: '0', threshold: 0.5},
	}),
	hosted({
		...inRequest,
		name: 'the label is deep in the request under a name nobody knows',
		world: {classes: species, records: 150},
		input: ({features, actual}) => json({instances: [{features}], outcome: {value: [{p: actual}]}}),
		output: ({predicted}) => json({y_hat: predicted}),
		monitor: {problemType: multiclass, inference: 'y_hat'},
	}),
	regression({
		...inRequest,
		name: 'a price that came in the end is in the request',
		world: {mean: 300_000, deviation: 50_000, decimals: 0, records: 200},
		input: ({features, actual}) => json({features, sold_for: actual}),
		output: ({estimate}) => json({prediction: estimate}),
		monitor: {problemType: 'Regression', inference: 'prediction'},
	}),
	plain({
		name: 'the label is in the request of an exchange under another name',
		world: {classes: german, records: 200},
		line: ({features, actual, predicted}) => ({request: {features, kelas: actual}, response: {prediction: predicted}}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'actual_class',
			groundTruthFrom: 'response',
			positiveLabel: 'gekündigt',
		},
		errors: ['ground-truth/in-request'],
	}),
	plain({
		name: 'the label is in the input of a batch transform',
		world: {classes: digits, records: 200},
		line: ({features, flag, actual, predicted, id}) => ({
			features,
			flag,
			label: actual,
			SageMakerOutput: predicted,
			SageMakerInferenceId: id,
		}),
		configuration: {kind: 'hosted', problemType: binary, inferenceAttribute: 'SageMakerOutput'},
		errors: ['ground-truth/in-request'],
	}),
];

const movedToResponse: readonly CorpusCase[] = [
	...['actual', 'ground_truth', 'istwert'].map((name, at) =>
		hosted({
			name: `the label is in the response as ${name}`,
			world: {classes: [species, yesNo, digits][at] ?? digits, records: 150},
			labels: noLabels,
			input: namedFeatures,
			output: ({predicted, actual, id}) => json({prediction: predicted, [name]: actual, request_id: id}),
			monitor: at === 0 ? {problemType: multiclass, inference: 'prediction'} : byKey(at === 1 ? 'yes' : undefined),
			errors: ['ground-truth/in-response'],
		}),
	),
	plain({
		name: 'the label is in the response, the monitor looks in the request',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({request: {features}, response: {prediction: predicted, label: actual}}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'label',
			groundTruthFrom: 'request',
			positiveLabel: 'positive',
		},
		errors: ['ground-truth/in-response'],
	}),
];

const nowhere = {errors: ['ground-truth/none'], stays: ['ground-truth/none'], labels: noLabels, pair: () => undefined};

const missing: readonly CorpusCase[] = [
	hosted({...scored, ...nowhere, name: 'no ground truth at all'}),
	hosted({
		...nowhere,
		name: 'no ground truth, features of many kinds',
		world: {classes: signs, records: 300, accuracy: 0.8},
		input: namedFeatures,
		output: answer,
		monitor: byKey('positive'),
	}),
	plain({
		name: 'no ground truth in any exchange',
		world: {classes: signs, records: 150},
		line: ({features, category, predicted, probability}) => ({
			request: {features, category},
			response: {prediction: predicted, score: probability},
		}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'actual_class',
		},
		errors: ['ground-truth/none'],
		stays: ['ground-truth/none'],
		pair: () => undefined,
	}),
];

type Requests = readonly Request<Subject>[];

const byEventId = (requests: Requests) => requests.map((request) => label(request, request.envelope.eventId));
const byRow = (requests: Requests) => requests.map((request) => label(request, `row-${request.subject.index}`));
const asIf = (change: (id: string) => string) => (requests: Requests) =>
	shuffled(
		'changed ids',
		requests.map((request) => label(request, change(winningId(request)))),
	);

function underKey(place: (id: string) => object): (requests: Requests) => readonly string[] {
	return (requests) =>
		requests.map((request) => {
			const groundTruthData = {data: request.subject.actual, encoding: 'CSV'};
			return JSON.stringify({groundTruthData, ...place(winningId(request)), eventVersion: '0'});
		});
}

const ids: readonly CorpusCase[] = [
	hosted({
		...scored,
		name: 'labels by eventId, requests with an inferenceId',
		labels: byEventId,
		errors: ['ground-truth/wrong-id'],
	}),
	hosted({
		...scored,
		name: 'labels by eventId, inference ids are whole numbers',
		ids: 'integers',
		labels: byEventId,
		errors: ['ground-truth/wrong-id'],
	}),
	hosted({
		...scored,
		name: 'labels by an id in the request',
		ids: 'event',
		input: ({features, index}) => json({meta: {row: `row-${index}`}, features}),
		labels: byRow,
		errors: ['ground-truth/wrong-id'],
	}),
	hosted({
		...scored,
		name: 'labels by an id in the custom attributes',
		labels: byRow,
		spoil: (lines) =>
			lines.map((line, row) => line.replace('"inferenceTime"', `"customAttributes":["row-${row}"],"inferenceTime"`)),
		errors: ['ground-truth/wrong-id'],
	}),
	hosted({
		...scored,
		name: 'ids in capitals',
		labels: asIf((id) => id.toUpperCase()),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids with blanks',
		ids: 'prefixed',
		labels: asIf((id) => ` ${id} `),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids with a prefix',
		ids: 'integers',
		labels: asIf((id) => `req-${id}`),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids without their prefix',
		ids: 'prefixed',
		labels: asIf((id) => id.replace('Order-', '')),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids with a suffix',
		labels: asIf((id) => `${id}.json`),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids as floats',
		ids: 'integers',
		labels: asIf((id) => `${id}.0`),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'ids in capitals with a prefix',
		labels: asIf((id) => `EU/${id.toUpperCase()}`),
		errors: ['ground-truth/id-format'],
	}),
	hosted({
		...scored,
		name: 'the id of the labels is called inferenceId',
		labels: underKey((id) => ({eventMetadata: {inferenceId: id}})),
		errors: ['ground-truth/id-key'],
	}),
	hosted({
		...scored,
		name: 'the id of the labels stands at the top',
		ids: 'integers',
		labels: underKey((id) => ({eventId: id})),
		errors: ['ground-truth/id-key'],
	}),
	hosted({
		...scored,
		name: 'labels have an eventId of their own beside the inferenceId',
		labels: underKey((id) => ({eventMetadata: {eventId: `label-${id.slice(3)}`, inferenceId: id}})),
		errors: ['ground-truth/id-key'],
	}),
];

const everyFifth = (index: number) => index % 5 === 2;
const opposite = (actual: string) => (actual === '1' ? '0' : '1');

const counts: readonly CorpusCase[] = [
	hosted({
		...scored,
		name: 'every fifth label twice',
		labels: (requests) =>
			requests.flatMap((request) => Array(everyFifth(request.subject.index) ? 2 : 1).fill(label(request))),
		warnings: ['ground-truth/duplicate'],
	}),
	hosted({
		...scored,
		name: 'every label three times, shuffled',
		labels: (requests) =>
			shuffled(
				'thrice',
				requests.flatMap((request) => [1, 2, 3].map((copy) => `${label(request)}${' '.repeat(copy)}`)),
			),
		warnings: ['ground-truth/duplicate'],
	}),
	hosted({
		...scored,
		name: 'labels that contradict earlier ones',
		labels: (requests) => [
			...requests
				.filter(({subject}) => everyFifth(subject.index))
				.map((request) => groundTruthLine(winningId(request), opposite(request.subject.actual))),
			...requests.map((request) => label(request)),
		],
		errors: ['ground-truth/duplicate'],
	}),
	hosted({
		...scored,
		name: 'a third of the captures has no label',
		labels: (requests) => requests.filter(({subject}) => subject.index % 3 !== 0).map((request) => label(request)),
		pair: ({index, actual, predicted}) => (index % 3 === 0 ? undefined : [actual, predicted]),
		warnings: ['ground-truth/unmatched'],
		stays: ['ground-truth/unmatched'],
	}),
	hosted({
		...scored,
		name: 'labels of another endpoint',
		labels: (requests) => requests.map((request, at) => label(request, `zz${at}-${at * 7919}`)),
		pair: () => undefined,
		errors: ['ground-truth/unmatched'],
		stays: ['ground-truth/unmatched'],
	}),
];

function repr(line: string): string {
	return line.replaceAll('"', "'");
}

const notJsonLines = {errors: ['ground-truth/not-json-lines']};

const files: readonly CorpusCase[] = [
	hosted({
		...scored,
		...notJsonLines,
		name: 'labels as Python prints them',
		labels: (requests) => requests.map((request) => repr(label(request))),
	}),
	hosted({
		...scored,
		...notJsonLines,
		name: 'labels as one big array',
		ids: 'integers',
		labels: (requests) => [`[${requests.map((request) => label(request)).join(', ')}]`],
	}),
	hosted({
		...scored,
		...notJsonLines,
		name: 'labels as an array over many lines',
		labels: (requests) => [
			'[',
			...requests.map((request, at) => `  ${label(request)}${at === requests.length - 1 ? '' : ','}`),
			']',
		],
	}),
	hosted({
		...scored,
		...notJsonLines,
		name: 'labels joined by commas',
		labels: (requests) => [requests.map((request) => label(request)).join(',')],
	}),
	hosted({
		...scored,
		...notJsonLines,
		name: 'labels as Python prints them, joined by commas, with umlauts and apostrophes',
		world: {classes: ["l'étranger", 'Müller "Söhne"'], records: 80},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: byKey("l'étranger"),
		labels: (requests) => [
			requests
				.map((request) => {
					const {actual} = request.subject;
					const text = actual.includes("'") ? `"${actual}"` : `'${actual}'`;
					return `{'groundTruthData': {'data': ${text}, 'encoding': 'CSV'}, 'eventMetadata': {'eventId': '${winningId(request)}', 'inferenceTime': None}, 'eventVersion': '0'}`;
				})
				.join(', '),
		],
	}),
];

const asJson = (value: (actual: string) => unknown) => (requests: Requests) =>
	requests.map((request) =>
		JSON.stringify({
			groundTruthData: {data: JSON.stringify(value(request.subject.actual)), encoding: 'JSON'},
			eventMetadata: {eventId: winningId(request)},
			eventVersion: '0',
		}),
	);

const encoded: readonly CorpusCase[] = [
	hosted({
		...scored,
		name: 'labels as JSON objects',
		labels: asJson((actual) => ({label: Number(actual)})),
		errors: ['keys/nested'],
	}),
	hosted({
		name: 'labels as JSON objects with a word inside',
		world: {classes: species, records: 120},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		labels: asJson((actual) => ({spesies: actual, source: 'lab'})),
		errors: ['keys/nested'],
	}),
	hosted({
		name: 'labels as JSON texts',
		world: {classes: species, records: 120},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		labels: asJson((actual) => actual),
	}),
];

export const groundTruthCases: readonly CorpusCase[] = [
	...movedToRequest,
	...movedToResponse,
	...missing,
	...ids,
	...counts,
	...files,
	...encoded,
];
