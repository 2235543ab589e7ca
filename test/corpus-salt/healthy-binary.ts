import {csv} from '../fixtures/capture.js';
import type {CorpusCase} from './corpus-case.js';
import {hosted, label, shuffled} from './hosted-case.js';
import {
	binary,
	churn,
	digits,
	german,
	json,
	misleadingFeatures,
	namedFeatures,
	oneHot,
	signs,
	trueFalse,
	yesNo,
} from './vocabulary.js';

const scored = {output: ({probability}: {probability: number}) => csv([probability])};
const thresholdAtHalf = {problemType: binary, probability: '0', threshold: 0.5} as const;
const byKey = {problemType: binary, inference: 'prediction'} as const;

export const healthyBinary: readonly CorpusCase[] = [
	hosted({name: 'a score in CSV and a threshold', world: {classes: digits}, ...scored, monitor: thresholdAtHalf}),
	hosted({
		name: 'a score in CSV and a low threshold',
		world: {classes: digits, records: 400, accuracy: 0.7},
		...scored,
		monitor: {...thresholdAtHalf, threshold: 0.3},
		pair: ({actual, probability}) => [actual, probability > 0.3 ? '1' : '0'],
	}),
	hosted({
		name: 'a score in JSON beside other numbers',
		world: {classes: digits, records: 3000},
		ids: 'integers',
		input: namedFeatures,
		output: ({probability, features}) => json({score: probability, latency_ms: 3 + (features[0] ?? 0)}),
		monitor: {problemType: binary, probability: 'score', threshold: 0.5},
	}),
	hosted({
		name: 'one-hot features in CSV',
		world: {classes: digits, records: 300, accuracy: 0.62},
		input: oneHot,
		...scored,
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'features that sound like roles',
		world: {classes: digits},
		input: misleadingFeatures,
		output: ({predicted, probability}) => json({prediction: predicted, confidence: probability}),
		monitor: byKey,
	}),
	hosted({
		name: 'features that sound like roles, a score in CSV',
		world: {classes: digits, records: 250},
		ids: 'prefixed',
		input: misleadingFeatures,
		...scored,
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'an answer with version, request id and time',
		world: {classes: yesNo},
		input: namedFeatures,
		output: ({predicted, id, index}) =>
			json({prediction: predicted, model_version: '2026-02-28', request_id: id, timestamp: 1_772_460_000 + index}),
		monitor: {...byKey, positive: 'yes'},
	}),
	hosted({
		name: 'ids and times in the request',
		world: {classes: signs, records: 90},
		ids: 'event',
		input: ({id, index, features}) =>
			json({customer_id: id, order: index, at: `2026-03-02T14:00:${index % 60}Z`, features}),
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {...byKey, positive: 'positive'},
	}),
	hosted({
		name: 'label and confidence in CSV with a newline',
		world: {classes: churn, accuracy: 0.9},
		output: ({predicted, probabilities}) => csv([predicted, Math.max(...probabilities)], '\n'),
		monitor: {problemType: binary, inference: '0', positive: 'churn'},
	}),
	hosted({
		name: 'label and score are both configured',
		world: {classes: digits, records: 400},
		input: namedFeatures,
		output: ({predicted, probability}) => json({predicted_label: predicted, score: probability}),
		monitor: {problemType: binary, inference: 'predicted_label', probability: 'score', threshold: 0.5},
	}),
	hosted({
		name: 'sixty records, a weak model',
		world: {classes: digits, records: 60, accuracy: 0.6},
		input: oneHot,
		output: ({predicted}) => csv([predicted]),
		monitor: {problemType: binary, inference: '0'},
	}),
	hosted({
		name: 'sixty records, a strong model',
		world: {classes: digits, records: 60, accuracy: 0.97},
		input: namedFeatures,
		output: ({predicted}) => json({prediction: predicted}),
		monitor: byKey,
	}),
	hosted({
		name: 'two of a hundred are positive',
		world: {classes: digits, records: 1000, shares: [98, 2], accuracy: 0.96},
		...scored,
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'two of a hundred are positive, labels in JSON',
		world: {classes: ['legitimate', 'fraud'], records: 800, shares: [98, 2], accuracy: 0.97},
		input: misleadingFeatures,
		output: ({predicted, probability}) => json({prediction: predicted, score: probability, model: 'v7'}),
		monitor: {...byKey, positive: 'fraud'},
	}),
	hosted({
		name: 'words with umlauts',
		world: {classes: german, accuracy: 0.8},
		ids: 'event',
		input: namedFeatures,
		output: ({predicted, probability}) => json({vorhersage: predicted, sicherheit: probability}),
		monitor: {problemType: binary, inference: 'vorhersage', positive: 'gekündigt'},
	}),
	hosted({
		name: 'classes that are no 0 and 1, no positive label',
		world: {classes: trueFalse},
		output: ({predicted}) => csv([predicted], '\n'),
		monitor: {problemType: binary, inference: '0'},
		infos: ['prediction/positive-label'],
	}),
	hosted({
		name: 'a few captures have no label yet',
		world: {classes: digits, records: 200},
		...scored,
		monitor: thresholdAtHalf,
		labels: (requests) => requests.flatMap((request) => (request.subject.index % 40 === 3 ? [] : [label(request)])),
		pair: ({index, actual, predicted}) => (index % 40 === 3 ? undefined : [actual, predicted]),
		infos: ['ground-truth/unmatched'],
	}),
	hosted({
		name: 'labels of other days are there too',
		world: {classes: digits, records: 100},
		ids: 'prefixed',
		...scored,
		monitor: thresholdAtHalf,
		labels: (requests) =>
			shuffled('other days', [
				...requests.map((request) => label(request)),
				...requests.map((request) => label(request, `Order-9${String(request.subject.index).padStart(5, '0')}`)),
			]),
		infos: ['ground-truth/unmatched'],
	}),
	hosted({
		name: 'JSON Lines in one string',
		world: {classes: digits},
		output: ({predicted, probability}) => ({
			...json({}),
			data: `${JSON.stringify({predicted_label: predicted, score: probability})}\n`,
			contentType: 'application/jsonlines',
		}),
		monitor: {problemType: binary, inference: 'predicted_label'},
	}),
	hosted({
		name: 'the merge output of the monitor itself',
		world: {classes: digits, records: 240},
		form: 'merged',
		...scored,
		monitor: thresholdAtHalf,
	}),
	hosted({
		name: 'a rounded score',
		world: {classes: digits, records: 500, accuracy: 0.75},
		output: ({probability}) => csv([probability.toFixed(2)]),
		monitor: {...thresholdAtHalf, threshold: 0.495},
		pair: ({actual, probability}) => [actual, Number(probability.toFixed(2)) > 0.495 ? '1' : '0'],
	}),
	hosted({
		name: 'no monitor file, a score in CSV',
		world: {classes: digits, records: 200},
		output: ({predicted, probability}) => csv([predicted, probability]),
		infos: ['prediction/positive-label'],
	}),
	hosted({
		name: 'no monitor file, a label in JSON',
		world: {classes: churn, records: 200},
		input: misleadingFeatures,
		output: ({predicted, probability}) => json({y_hat: predicted, p: probability, build: '17'}),
		infos: ['prediction/positive-label'],
	}),
	hosted({
		name: 'no monitor file, merged records',
		world: {classes: yesNo},
		form: 'merged',
		input: namedFeatures,
		output: ({predicted}) => json({answer: predicted}),
		infos: ['prediction/positive-label'],
	}),
];
