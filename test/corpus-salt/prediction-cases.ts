import {type Body, csv} from '../fixtures/capture.js';
import type {CorpusCase, Monitor} from './corpus-case.js';
import {hosted, label} from './hosted-case.js';
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
	oneHot,
	signs,
	species,
	ten,
	trueFalse,
	yesNo,
} from './vocabulary.js';
import type {Subject} from './world.js';

const byKey = {problemType: binary, inference: 'prediction'} as const;
const byIndex = {problemType: binary, inference: '0'} as const;
const manyClasses = {problemType: multiclass, inference: 'prediction'} as const;

function logit(p: number): number {
	return Number(Math.log(p / (1 - p)).toFixed(6));
}

const asLabel = {errors: ['prediction/probability-as-label']};

const probabilityAsLabel: readonly CorpusCase[] = [
	...[digits, signs, yesNo, churn, german].map((classes) =>
		hosted({
			...asLabel,
			name: `a probability for a label: ${classes.join(' or ')}`,
			world: {classes, records: 200},
			input: namedFeatures,
			output: ({probability}) => json({prediction: probability}),
			monitor: {...byKey, ...(classes === digits ? {} : {positive: classes[1] ?? ''})},
		}),
	),
	hosted({
		...asLabel,
		name: 'a probability for a label, a weak model',
		world: {classes: digits, records: 500, accuracy: 0.62},
		input: oneHot,
		output: ({probability}) => csv([probability]),
		monitor: byIndex,
	}),
	hosted({
		...asLabel,
		name: 'a probability as text in JSON',
		world: {classes: digits},
		output: ({probability}) => json({prediction: String(probability), version: '3'}),
		monitor: byKey,
	}),
	hosted({
		...asLabel,
		name: 'a probability with one decimal',
		world: {classes: signs, records: 600},
		output: ({probability}) =>
			json({prediction: Math.round(probability * 10 + (probability > 0.5 ? 0.51 : -0.51)) / 10}),
		monitor: {...byKey, positive: 'positive'},
	}),
	hosted({
		...asLabel,
		name: 'percent for a label',
		world: {classes: digits, records: 300},
		output: ({probability}) => csv([(probability * 100).toFixed(4)]),
		monitor: byIndex,
	}),
	hosted({
		...asLabel,
		name: 'whole percent for a label',
		world: {classes: signs, records: 2000},
		output: ({probability}) =>
			json({prediction: probability > 0.5 ? Math.ceil(probability * 100) : Math.floor(probability * 100)}),
		monitor: {...byKey, positive: 'positive'},
	}),
	hosted({
		...asLabel,
		name: 'logits for a label',
		world: {classes: digits, records: 300},
		output: ({probability}) => json({prediction: logit(probability)}),
		monitor: byKey,
	}),
	hosted({
		...asLabel,
		name: 'a probability for a label, the label stands beside it',
		world: {classes: species},
		output: ({predicted, probability}) => json({prediction: probability, species: predicted}),
		monitor: manyClasses,
	}),
	hosted({
		...asLabel,
		name: 'a probability for a label in merged records',
		world: {classes: digits, records: 1000, shares: [95, 5], accuracy: 0.95},
		form: 'merged',
		output: ({probability}) => csv([probability], '\n'),
		monitor: byIndex,
	}),
	plain({
		...asLabel,
		name: 'a probability for a label in payloads',
		world: {classes: churn, records: 200},
		line: ({features, actual, probability}) => ({features, prediction: probability, ground_truth: actual}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'ground_truth',
			positiveLabel: 'churn',
			labels: churn,
		},
	}),
	plain({
		...asLabel,
		name: 'a probability for a label in exchanges, no classes configured',
		world: {classes: yesNo, records: 200},
		line: ({features, actual, probability}) => ({request: {features}, response: {p_hat: probability, truth: actual}}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'p_hat',
			groundTruthAttribute: 'truth',
			groundTruthFrom: 'response',
		},
		infos: ['prediction/positive-label'],
	}),
];

const vector = {errors: ['prediction/vector-as-label']};
const oneHotOf = ({probabilities, predictedIndex}: Subject) =>
	probabilities.map((_, index) => (index === predictedIndex ? 1 : 0));

const vectorAsLabel: readonly CorpusCase[] = [
	...[digits, signs, german].map((classes) =>
		hosted({
			...vector,
			name: `two probabilities for a label: ${classes.join(' or ')}`,
			world: {classes, records: 200},
			output: ({probabilities}) => json({prediction: probabilities}),
			monitor: {...byKey, ...(classes === digits ? {} : {positive: classes[1] ?? ''})},
		}),
	),
	...[species, five, ten].map((classes) =>
		hosted({
			...vector,
			name: `${classes.length} probabilities for a label`,
			world: {classes, records: 300, accuracy: 0.9},
			output: ({probabilities}) => json({prediction: probabilities}),
			monitor: manyClasses,
		}),
	),
	hosted({
		...vector,
		name: 'classes in an order of their own',
		world: {classes: ['rot', 'grün', 'gelb'], records: 300},
		output: ({probabilities}) => json({prediction: probabilities}),
		monitor: manyClasses,
	}),
	hosted({
		...vector,
		name: 'one-hot for a label',
		world: {classes: species, records: 200},
		output: (subject) => json({prediction: oneHotOf(subject)}),
		monitor: manyClasses,
	}),
	hosted({
		...vector,
		name: 'one-hot of two classes',
		world: {classes: signs, records: 200},
		output: (subject) => json({prediction: oneHotOf(subject)}),
		monitor: {...byKey, positive: 'positive'},
	}),
	hosted({
		...vector,
		name: 'logits of three classes',
		world: {classes: species, records: 200},
		output: ({probabilities}) => json({prediction: probabilities.map(logit)}),
		monitor: manyClasses,
	}),
	hosted({
		...vector,
		name: 'probabilities as CSV columns',
		world: {classes: species, records: 200},
		output: ({probabilities}) => csv(probabilities),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...vector,
		name: 'a bare list',
		world: {classes: species, records: 200},
		output: ({probabilities}) => jsonText(JSON.stringify(probabilities)),
		monitor: {problemType: multiclass, inference: '$'},
	}),
	hosted({
		...vector,
		name: 'one row of predictions is a list of probabilities',
		world: {classes: digits, records: 200},
		output: ({probabilities}) => json({predictions: probabilities}),
		monitor: {problemType: binary, inference: 'predictions'},
	}),
	hosted({
		...vector,
		name: 'one row inside a list of predictions',
		world: {classes: species, records: 200},
		output: ({probabilities}) => json({predictions: [probabilities]}),
		monitor: {problemType: multiclass, inference: 'predictions'},
	}),
	hosted({
		...vector,
		name: 'a list of probabilities and the label beside it',
		world: {classes: species, records: 200},
		output: ({probabilities, predicted}) => json({probabilities, predicted_class: predicted}),
		monitor: {problemType: multiclass, inference: 'probabilities'},
	}),
	plain({
		...vector,
		name: 'two probabilities for a label in exchanges',
		world: {classes: signs, records: 200},
		line: ({features, actual, probabilities}) => ({
			request: {features},
			response: {prediction: probabilities, label: actual},
		}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'label',
			groundTruthFrom: 'response',
			positiveLabel: 'positive',
			labels: signs,
		},
	}),
];

const scoreMonitor: Monitor = {problemType: binary, probability: 'score', threshold: 0.5};

const probabilities: readonly CorpusCase[] = [
	hosted({
		name: 'a label where a probability is configured',
		world: {classes: signs, records: 200},
		output: ({predicted}) => json({score: predicted}),
		monitor: {...scoreMonitor, positive: 'positive'},
		errors: ['prediction/label-as-probability'],
	}),
	hosted({
		name: 'a label of 0 or 1 where a probability is configured',
		world: {classes: digits, records: 200},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: binary, probability: '0', threshold: 0.5},
		errors: ['prediction/label-as-probability'],
	}),
	hosted({
		name: 'a probability in percent',
		world: {classes: digits, records: 300},
		output: ({probability}) => json({score: Number((probability * 100).toFixed(5))}),
		monitor: scoreMonitor,
		errors: ['prediction/probability-range'],
	}),
	hosted({
		name: 'a probability in whole percent',
		world: {classes: digits, records: 1500},
		output: ({probability}) => csv([probability > 0.5 ? Math.ceil(probability * 100) : Math.floor(probability * 100)]),
		monitor: {problemType: binary, probability: '0', threshold: 0.5},
		errors: ['prediction/probability-range'],
	}),
	hosted({
		name: 'a probability as a logit',
		world: {classes: digits, records: 300},
		output: ({probability}) => json({score: logit(probability)}),
		monitor: scoreMonitor,
		errors: ['prediction/probability-range'],
	}),
	hosted({
		name: 'the probability of the other class',
		world: {classes: digits, records: 300},
		output: ({probabilities: [first = 0]}) => json({score: first}),
		monitor: scoreMonitor,
		errors: ['prediction/inverted-probability'],
	}),
	hosted({
		name: 'the probability of the other class in CSV, a good model',
		world: {classes: digits, records: 80, accuracy: 0.95},
		output: ({probabilities: [first = 0]}) => csv([first]),
		monitor: {problemType: binary, probability: '0', threshold: 0.5},
		errors: ['prediction/inverted-probability'],
	}),
	hosted({
		name: 'a probability without a threshold',
		world: {classes: digits, records: 200},
		output: ({probability}) => json({score: probability}),
		monitor: {problemType: binary, probability: 'score'},
		errors: ['prediction/threshold-missing'],
	}),
	hosted({
		name: 'a probability without a threshold, classes in words',
		world: {classes: churn, records: 200},
		output: ({probability}) => csv([probability]),
		monitor: {problemType: binary, probability: '0', positive: 'churn'},
		errors: ['prediction/threshold-missing'],
	}),
	plain({
		name: 'a probability without a threshold in payloads',
		world: {classes: signs, records: 200},
		line: ({features, actual, probability}) => ({features, score: probability, label: actual}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			probabilityAttribute: 'score',
			groundTruthAttribute: 'label',
			positiveLabel: 'positive',
			labels: signs,
		},
		errors: ['prediction/threshold-missing'],
	}),
	hosted({
		name: 'a threshold for several classes',
		world: {classes: species, records: 200},
		output: ({predicted, probability}) => csv([probability, predicted], '\n'),
		monitor: {problemType: multiclass, probability: '0', threshold: 0.5},
		errors: ['prediction/threshold-in-multiclass'],
	}),
	hosted({
		name: 'a threshold for several classes in JSON',
		world: {classes: five, records: 250},
		output: ({predicted, probability}) => json({confidence: probability, kelas: predicted}),
		monitor: {problemType: multiclass, probability: 'confidence', threshold: 0.8},
		errors: ['prediction/threshold-in-multiclass'],
	}),
];

const spelled = (write: (predicted: string) => string | number, end: '' | '\n' = '') => ({
	output: ({predicted}: Subject) => csv([write(predicted)], end),
	errors: ['prediction/label-format'],
});
const typed = (write: (predicted: string) => string) => ({
	output: ({predicted}: Subject): Body => jsonText(`{"prediction": ${write(predicted)}, "model": "m1"}`),
});

const spellings: readonly CorpusCase[] = [
	hosted({
		...spelled((label_) => `${label_}.0`),
		name: 'predictions as floats',
		world: {classes: digits},
		monitor: byIndex,
	}),
	hosted({
		...spelled((label_) => ` ${label_}`),
		name: 'predictions with a blank',
		world: {classes: yesNo},
		monitor: {...byIndex, positive: 'yes'},
	}),
	hosted({
		...spelled((label_) => `"${label_}"`),
		name: 'predictions in quotes',
		world: {classes: species},
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...spelled((label_) => `'${label_}'`),
		name: 'predictions in single quotes',
		world: {classes: species},
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...spelled((label_) => label_.toUpperCase()),
		name: 'predictions in capitals',
		world: {classes: german},
		monitor: {...byIndex, positive: 'gekündigt'},
	}),
	hosted({
		...spelled((label_) => (label_ === '1' ? 'True' : 'False')),
		name: 'predictions as True and False',
		world: {classes: digits},
		monitor: byIndex,
	}),
	hosted({
		...spelled((label_) => ` "${label_.toUpperCase()}" `, '\n'),
		name: 'predictions in capitals, quotes and blanks',
		world: {classes: species},
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		name: 'ground truth as floats',
		world: {classes: five.map((_, index) => `${index}.0`)},
		output: ({predictedIndex}) => csv([predictedIndex]),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['prediction/label-format'],
	}),
	hosted({
		name: 'half of the predictions as floats',
		world: {classes: digits, records: 200},
		output: ({predicted, index}) => csv([index % 2 === 0 ? predicted : `${predicted}.0`]),
		monitor: byIndex,
		errors: ['prediction/label-format'],
	}),
	hosted({
		...typed((predicted) => predicted),
		name: 'predictions as JSON numbers',
		world: {classes: digits},
		monitor: byKey,
		warnings: ['prediction/type-mismatch'],
	}),
	hosted({
		...typed((predicted) => predicted),
		name: 'predictions as JSON numbers, ten classes',
		world: {classes: ten, records: 300},
		monitor: manyClasses,
		warnings: ['prediction/type-mismatch'],
	}),
	hosted({
		...typed((predicted) => `${predicted}.0`),
		name: 'predictions as JSON floats',
		world: {classes: digits},
		monitor: byKey,
		errors: ['prediction/type-mismatch'],
	}),
	hosted({
		...typed((predicted) => (predicted === '1' ? 'true' : 'false')),
		name: 'predictions as JSON booleans',
		world: {classes: digits},
		monitor: byKey,
		errors: ['prediction/type-mismatch'],
	}),
	hosted({
		...typed((predicted) => predicted.toLowerCase()),
		name: 'predictions as JSON booleans, ground truth as Python writes them',
		world: {classes: trueFalse},
		monitor: {...byKey, positive: 'True'},
		errors: ['prediction/type-mismatch'],
	}),
];

const others: readonly CorpusCase[] = [
	hosted({
		name: 'indices for species in CSV',
		world: {classes: species, records: 150},
		output: ({predictedIndex, probability}) => csv([predictedIndex, probability], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'indices as JSON numbers, in an order of their own',
		world: {classes: ['rot', 'grün', 'gelb'], records: 200},
		output: ({predictedIndex}) => json({prediction: predictedIndex}),
		monitor: manyClasses,
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'indices for species, the name stands beside them',
		world: {classes: species, records: 150},
		output: ({predictedIndex, predicted}) => json({prediction: predictedIndex, species: predicted}),
		monitor: manyClasses,
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'names where the ground truth has indices',
		world: {classes: ['0', '1', '2'], records: 200},
		output: ({predictedIndex}) => json({prediction: species[predictedIndex]}),
		monitor: manyClasses,
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'indices of two classes',
		world: {classes: churn, records: 200},
		output: ({predictedIndex}) => csv([predictedIndex]),
		monitor: {...byIndex, positive: 'churn'},
		errors: ['prediction/index-name'],
	}),
	hosted({
		name: 'the configured positive label does not occur',
		world: {classes: yesNo, records: 150},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {...byKey, positive: 'positive'},
		errors: ['prediction/positive-label'],
	}),
	hosted({
		name: 'the configured positive label is a word, the classes are 0 and 1',
		world: {classes: digits, records: 150},
		output: ({predicted}) => csv([predicted]),
		monitor: {...byIndex, positive: 'churn'},
		errors: ['prediction/positive-label'],
	}),
	hosted({
		name: 'a model that always says no',
		world: {classes: digits, records: 150},
		output: () => csv(['0']),
		monitor: byIndex,
		pair: ({actual}) => [actual, '0'],
		warnings: ['prediction/one-class'],
		stays: ['prediction/one-class'],
	}),
	hosted({
		name: 'ground truth of one class',
		world: {classes: digits, records: 150, shares: [0, 1]},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: byKey,
		warnings: ['prediction/one-class'],
		stays: ['prediction/one-class'],
	}),
	hosted({
		name: 'one class in a word',
		world: {classes: signs, records: 100},
		output: () => json({prediction: 'negative'}),
		monitor: {...byKey, positive: 'positive'},
		labels: (requests) => requests.map((request) => label(request)),
		pair: ({actual}) => [actual, 'negative'],
		warnings: ['prediction/one-class'],
		stays: ['prediction/one-class'],
	}),
];

export const predictionCases: readonly CorpusCase[] = [
	...probabilityAsLabel,
	...vectorAsLabel,
	...probabilities,
	...spellings,
	...others,
];
