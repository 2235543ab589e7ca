import {base64, csv, groundTruthLine} from '../fixtures/capture.js';
import type {CorpusCase} from './corpus-case.js';
import {hosted, label, noLabels, regression, winningId} from './hosted-case.js';
import {plain} from './plain-case.js';
import {
	binary,
	churn,
	digits,
	five,
	german,
	json,
	jsonText,
	multiclass,
	namedFeatures,
	signs,
	species,
	trueFalse,
	yesNo,
} from './vocabulary.js';

const thresholdAtHalf = {problemType: binary, probability: '0', threshold: 0.5} as const;
const byKey = {problemType: binary, inference: 'prediction'} as const;
const number = {problemType: 'Regression', inference: 'prediction'} as const;

/** Shapes that are healthy although something about them is unusual. */
export const healthyOddities: readonly CorpusCase[] = [
	hosted({
		name: 'a few requests failed: no prediction in their answers',
		world: {classes: digits, records: 200},
		output: ({predicted, index}) =>
			json(index % 50 === 7 ? {prediction: null, error: 'timeout'} : {prediction: predicted}),
		monitor: byKey,
		pair: ({index, actual, predicted}) => (index % 50 === 7 ? undefined : [actual, predicted]),
	}),
	hosted({
		name: 'carriage returns and blank lines',
		world: {classes: digits},
		output: ({probability}) => ({...csv([probability]), data: `${probability}\r\n`}),
		labels: (requests) => requests.flatMap((request) => [`${label(request)}\r`, '']),
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'half of the callers pass an inference id',
		world: {classes: digits, records: 200},
		output: ({probability}) => csv([probability]),
		spoil: (lines) => lines.map((line, row) => (row % 2 === 0 ? line : line.replace(/"inferenceId":"[^"]*",/, ''))),
		labels: (requests) =>
			requests.map((request) =>
				label(request, request.subject.index % 2 === 0 ? winningId(request) : request.envelope.eventId),
			),
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'numbers on both sides, the ground truth as JSON',
		world: {classes: ['0', '1', '2'], records: 150},
		output: ({predictedIndex}) => json({prediction: predictedIndex}),
		labels: (requests) => requests.map((request) => label(request).replace('"CSV"', '"JSON"')),
		monitor: {problemType: multiclass, inference: 'prediction'},
	}),
	hosted({
		name: 'no monitor file, only a score in CSV',
		world: {classes: digits, records: 200},
		output: ({probability}) => csv([probability]),
	}),
	hosted({
		name: 'no monitor file, only a score in JSON',
		world: {classes: digits, records: 200, accuracy: 0.7},
		input: namedFeatures,
		output: ({probability, id}) => json({request_id: id, score: probability}),
	}),
	regression({
		name: 'no monitor file, shares between 0 and 1',
		world: {mean: 0.5, deviation: 0.1, decimals: 4, records: 200},
		output: ({estimate}) => csv([estimate]),
	}),
	plain({
		name: 'payloads with flat features that sound like roles',
		world: {classes: signs, records: 200},
		line: ({features: [tenure, , label_count, score], category, flag, actual, predicted}) => ({
			tenure,
			label_count,
			score,
			class: category,
			status: flag ? 'active' : 'idle',
			prediction: predicted,
			actual,
		}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'actual',
			positiveLabel: 'positive',
		},
	}),
	plain({
		name: 'exchanges with the label beside request and response',
		world: {classes: yesNo, records: 150},
		line: ({features, actual, predicted}) => ({request: {features}, response: {prediction: predicted}, label: actual}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'label',
			groundTruthFrom: 'record',
			positiveLabel: 'yes',
		},
	}),
];

export const furtherCases: readonly CorpusCase[] = [
	hosted({
		name: 'ground truth as floats beside a threshold',
		world: {classes: ['0.0', '1.0'], records: 150},
		output: ({probability}) => csv([probability]),
		monitor: thresholdAtHalf,
		errors: ['prediction/label-format'],
	}),
	hosted({
		name: 'ground truth as True and False beside a threshold',
		world: {classes: trueFalse, records: 150},
		output: ({probability}) => csv([probability]),
		monitor: thresholdAtHalf,
		errors: ['prediction/label-format'],
	}),
	hosted({
		name: 'a third of the predictions is a JSON number',
		world: {classes: digits, records: 300},
		output: ({predicted, predictedIndex, index}) => json({prediction: index % 3 === 0 ? predictedIndex : predicted}),
		monitor: byKey,
		warnings: ['prediction/type-mismatch'],
	}),
	hosted({
		name: 'the label is in the custom attributes',
		world: {classes: signs, records: 200},
		labels: noLabels,
		input: ({features, actual}) => json({features, moved: actual}),
		output: ({predicted}) => json({prediction: predicted}),
		spoil: (lines) =>
			lines.map((line) => {
				const [moved = '', actual = ''] = /,\\"moved\\":\\"(\w+)\\"/.exec(line) ?? [];
				return line.replace(moved, '').replace('"inferenceTime"', `"customAttributes":["${actual}"],"inferenceTime"`);
			}),
		monitor: {...byKey, positive: 'positive'},
		errors: ['ground-truth/in-request'],
	}),
	hosted({
		name: 'the label is the first column of a CSV request',
		world: {classes: digits, records: 300},
		labels: noLabels,
		input: ({features, flag, actual}) => csv([actual, flag ? 1 : 0, ...features]),
		output: ({probability}) => csv([probability]),
		monitor: thresholdAtHalf,
		errors: ['ground-truth/in-request'],
	}),
	hosted({
		name: 'the label is the second column of a CSV response',
		world: {classes: species, records: 200},
		labels: noLabels,
		output: ({predicted, actual}) => csv([predicted, actual], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['ground-truth/in-response'],
	}),
	plain({
		name: 'a probability for a label in a batch transform',
		world: {classes: digits, records: 200},
		line: ({features, probability, id}) => ({
			features,
			SageMakerOutput: {prediction: probability},
			SageMakerInferenceId: id,
		}),
		labels: ({id, actual}) => groundTruthLine(id, actual),
		configuration: {kind: 'hosted', problemType: binary, inferenceAttribute: '$.SageMakerOutput.prediction'},
		errors: ['prediction/probability-as-label'],
	}),
	plain({
		name: 'the key changes in a batch transform',
		world: {classes: churn, records: 200},
		line: ({predicted, id, index}) => ({[index < 60 ? 'prediction' : 'klass']: predicted, SageMakerInferenceId: id}),
		labels: ({id, actual}) => groundTruthLine(id, actual),
		configuration: {kind: 'hosted', problemType: binary, inferenceAttribute: 'prediction', positiveLabel: 'churn'},
		errors: ['keys/drift'],
	}),
	plain({
		name: 'labels of a batch transform by a key of the input',
		world: {classes: species, records: 150},
		line: ({features, predicted, index, id}) => ({
			row: `r${index}`,
			features,
			SageMakerOutput: {species: predicted},
			SageMakerInferenceId: id,
		}),
		labels: ({index, actual}) => groundTruthLine(`r${index}`, actual),
		configuration: {kind: 'hosted', problemType: multiclass, inferenceAttribute: '$.SageMakerOutput.species'},
		errors: ['ground-truth/wrong-id'],
	}),
	regression({
		name: 'an estimate under another key',
		world: {mean: 900, deviation: 200, decimals: 2, records: 200},
		output: ({estimate, index}) => json({model: 'v3', took_ms: index % 17, precio: estimate}),
		monitor: number,
		errors: ['keys/renamed'],
	}),
	regression({
		name: 'an estimate inside a list of one',
		world: {mean: 900, deviation: 200, decimals: 2, records: 200},
		output: ({estimate}) => json({predictions: [{score: estimate}]}),
		monitor: {...number, inference: 'score'},
		errors: ['keys/nested'],
	}),
	regression({
		name: 'an estimate by eventId',
		world: {mean: 40, deviation: 9, decimals: 0, records: 200},
		output: ({estimate}) => csv([estimate]),
		labels: (requests) => requests.map((request) => label(request, request.envelope.eventId)),
		monitor: {...number, inference: '0'},
		errors: ['ground-truth/wrong-id'],
	}),
	regression({
		name: 'an estimate in BASE64',
		world: {mean: 40, deviation: 9, decimals: 1, records: 200},
		output: ({estimate}) => base64(csv([estimate])),
		monitor: {...number, inference: '0'},
		errors: ['payload/base64'],
	}),
	regression({
		name: 'counts, configured as multiclass',
		world: {mean: 4, deviation: 2, decimals: 0, records: 400},
		output: ({estimate}) => csv([estimate]),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['config/problem-type'],
	}),
	hosted({
		name: 'a label where a probability is configured, several classes',
		world: {classes: five, records: 200},
		output: ({predicted}) => json({score: predicted}),
		monitor: {problemType: multiclass, probability: 'score', threshold: 0.5},
		errors: ['prediction/label-as-probability'],
	}),
	hosted({
		name: 'a list for each class, the ground truth has indices',
		world: {classes: ['0', '1', '2', '3'], records: 300},
		output: ({probabilities}) => json({prediction: probabilities}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['prediction/vector-as-label'],
	}),
	hosted({
		name: 'a list for each class, a flag and the class index beside it',
		world: {classes: ['0', '1', '2'], records: 300},
		output: ({probabilities, predictedIndex, flag}) =>
			json({prediction: probabilities, class_id: predictedIndex, cached: flag ? 1 : 0}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['prediction/vector-as-label'],
	}),
	hosted({
		name: 'a probability for a label, configured as multiclass, a flag beside it',
		world: {classes: trueFalse, records: 200},
		output: ({probability, flag}) => json({prediction: probability, cached: flag ? 1 : 0}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['prediction/probability-as-label'],
	}),
	hosted({
		name: 'names of another language',
		world: {classes: species, records: 200},
		output: ({predictedIndex}) => json({prediction: ['Adélie', 'Kehlstreif', 'Esel'][predictedIndex]}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'the class index beside the prediction is no ground truth',
		world: {classes: five, records: 120},
		labels: noLabels,
		input: ({features, actual}) => json({features, churned: actual}),
		output: ({predicted, predictedIndex}) => json({prediction: predicted, class_id: predictedIndex}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['ground-truth/in-request'],
	}),
	hosted({
		name: 'single quotes in merged records',
		world: {classes: yesNo, records: 150},
		form: 'merged',
		output: ({predicted}) => json({prediction: `'${predicted}'`}),
		monitor: {...byKey, positive: 'yes'},
		errors: ['prediction/label-format'],
	}),
	hosted({
		name: 'JSON floats in merged records',
		world: {classes: ['0', '1', '2'], records: 150},
		form: 'merged',
		output: ({predicted}) => jsonText(`{"prediction": ${predicted}.0}`),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['prediction/type-mismatch'],
	}),
	hosted({
		name: 'half of the labels with a blank',
		world: {classes: german, records: 200},
		output: ({predicted, index}) => json({prediction: index % 2 === 0 ? predicted : `${predicted} `}),
		monitor: {...byKey, positive: 'gekündigt'},
		errors: ['prediction/label-format'],
	}),
	hosted({
		name: 'labels of other ids for a third, prefixed ids for the rest',
		world: {classes: digits, records: 150},
		ids: 'integers',
		output: ({probability}) => csv([probability]),
		labels: (requests) =>
			requests.map((request) =>
				label(request, request.subject.index % 3 === 0 ? `other-${request.subject.index}` : `id-${winningId(request)}`),
			),
		pair: ({index, actual, predicted}) => (index % 3 === 0 ? undefined : [actual, predicted]),
		monitor: thresholdAtHalf,
		errors: ['ground-truth/id-format'],
		warnings: ['ground-truth/unmatched'],
		stays: ['ground-truth/unmatched'],
	}),
];
