import {type Body, base64, csv} from '../fixtures/capture.js';
import type {CorpusCase} from './corpus-case.js';
import {hosted, label, regression} from './hosted-case.js';
import {plain} from './plain-case.js';
import {binary, churn, digits, five, german, json, multiclass, signs, species} from './vocabulary.js';
import type {Subject} from './world.js';

const scored = {
	output: ({probability}: Subject) => csv([probability]),
	monitor: {problemType: binary, probability: '0', threshold: 0.5},
} as const;
const named = {problemType: multiclass, inference: 'prediction'} as const;
const encoded = {errors: ['payload/base64']};

function octets(body: Body): Body {
	return {...base64(body), contentType: 'application/octet-stream'};
}

const base64Cases: readonly CorpusCase[] = [
	hosted({
		...encoded,
		name: 'a score in BASE64',
		world: {classes: digits},
		output: (subject) => base64(scored.output(subject)),
		monitor: scored.monitor,
	}),
	hosted({
		...encoded,
		name: 'JSON in BASE64',
		world: {classes: german},
		output: ({predicted}) => octets(json({prediction: predicted})),
		monitor: {problemType: binary, inference: 'prediction', positive: 'gekündigt'},
	}),
	hosted({
		...encoded,
		name: 'species in BASE64',
		world: {classes: species},
		output: ({predicted, probability}) => base64(csv([predicted, probability], '\n')),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...encoded,
		name: 'half of the answers in BASE64',
		world: {classes: species, records: 200},
		output: ({predicted, index}) =>
			index < 100 ? json({prediction: predicted}) : base64(json({prediction: predicted})),
		monitor: named,
	}),
	hosted({
		...encoded,
		name: 'merged records in BASE64',
		world: {classes: digits},
		form: 'merged',
		output: (subject) => base64(scored.output(subject)),
		monitor: scored.monitor,
	}),
];

const pairOfRequests = {errors: ['payload/batched'], stays: ['payload/batched'], pair: () => undefined};

const batched: readonly CorpusCase[] = [
	hosted({
		...pairOfRequests,
		name: 'a list of objects under one id',
		world: {classes: species},
		output: ({predicted, probability}) => ({
			...json({}),
			data: JSON.stringify([1, 2, 3].map(() => ({prediction: predicted, p: probability}))),
		}),
		monitor: named,
	}),
	hosted({
		...pairOfRequests,
		name: 'several lines of CSV under one id',
		world: {classes: species},
		output: ({predicted}) => csv([`${predicted}\n${predicted}`], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...pairOfRequests,
		name: 'JSON Lines under one id',
		world: {classes: digits},
		output: ({predicted}) => ({
			...json({}),
			data: [0, 1].map((score) => `${JSON.stringify({predicted_label: predicted, score})}\n`).join(''),
		}),
		monitor: {problemType: binary, inference: 'predicted_label'},
	}),
	hosted({
		...pairOfRequests,
		name: 'a list of predictions under one id',
		world: {classes: digits},
		output: ({predicted, probability}) =>
			json({
				predictions: [
					{score: probability, label: predicted},
					{score: 1 - probability, label: predicted},
				],
			}),
		monitor: {problemType: binary, inference: 'predictions'},
	}),
	hosted({
		...pairOfRequests,
		name: 'a list of labels under one id',
		world: {classes: species},
		input: ({features}) => json({instances: [features, features]}),
		output: ({predicted}) => json({predictions: [predicted, 'Gentoo']}),
		monitor: {problemType: multiclass, inference: 'predictions'},
	}),
	hosted({
		...pairOfRequests,
		name: 'a probability for each of three rows under one id',
		world: {classes: digits},
		input: ({features}) => csv([`${features.join(',')}\n${features.join(',')}\n${features.join(',')}`]),
		output: ({probability}) => json({predictions: [probability, 0.25, 0.125]}),
		monitor: {problemType: binary, inference: 'predictions'},
	}),
];

const broken = (index: number) => index % 23 === 5;

const lines: readonly CorpusCase[] = [
	hosted({
		...scored,
		name: 'lines that are cut off',
		world: {classes: digits, records: 230},
		spoil: (all) => all.map((line, index) => (broken(index) ? line.slice(0, 100) : line)),
		labels: (requests) => requests.filter(({subject}) => !broken(subject.index)).map((request) => label(request)),
		pair: ({index, actual, predicted}) => (broken(index) ? undefined : [actual, predicted]),
		warnings: ['payload/malformed'],
		stays: ['payload/malformed'],
	}),
	hosted({
		...scored,
		name: 'messages of a log between the lines',
		world: {classes: digits, records: 100},
		spoil: (all) =>
			all.flatMap((line, index) => (index === 50 ? ['INFO flushed 50 records', '', '   ', line] : [line])),
		warnings: ['payload/malformed'],
		stays: ['payload/malformed'],
	}),
	hosted({
		name: 'a header line in every answer',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => csv([`species,confidence\n${predicted},${probability}`], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
		warnings: ['payload/header-line'],
	}),
	hosted({
		name: 'a header line in every answer, the column is configured by its name',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => csv([`species,confidence\n${predicted},${probability}`], '\n'),
		monitor: {problemType: multiclass, inference: 'species'},
		warnings: ['payload/header-line'],
	}),
	plain({
		name: 'payloads between exchanges',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted, index}) =>
			index % 10 === 0
				? {features, prediction: predicted, label: actual}
				: {request: {features}, response: {prediction: predicted, label: actual}},
		configuration: {
			kind: 'payload',
			problemType: binary,
			inferenceAttribute: 'prediction',
			groundTruthAttribute: 'label',
			groundTruthFrom: 'response',
			positiveLabel: 'positive',
		},
		warnings: ['payload/mixed-dialects'],
		stays: ['payload/mixed-dialects'],
	}),
	hosted({
		...scored,
		name: 'a health check of another format between captures',
		world: {classes: digits, records: 150},
		spoil: (all) => [...all.slice(0, 70), '{"ping":"ok"}', ...all.slice(70)],
		warnings: ['payload/mixed-dialects'],
		stays: ['payload/mixed-dialects'],
		infos: ['ground-truth/unmatched'],
	}),
];

const types: readonly CorpusCase[] = [
	hosted({
		name: 'five classes, configured as binary',
		world: {classes: five, records: 200},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {problemType: binary, inference: 'prediction'},
		errors: ['config/problem-type'],
	}),
	hosted({
		name: 'three classes in CSV, configured as binary',
		world: {classes: species, records: 200},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: binary, inference: '0'},
		errors: ['config/problem-type'],
	}),
	hosted({
		name: 'words, configured as regression',
		world: {classes: churn, records: 200},
		output: ({predicted}) => csv([predicted]),
		monitor: {problemType: 'Regression', inference: '0'},
		errors: ['config/problem-type'],
		infos: ['prediction/positive-label'],
	}),
	hosted({
		name: 'species, configured as regression',
		world: {classes: species, records: 200},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {problemType: 'Regression', inference: 'prediction'},
		errors: ['config/problem-type'],
	}),
	regression({
		name: 'prices, configured as multiclass',
		world: {mean: 900, deviation: 200, decimals: 2, records: 200},
		output: ({estimate}) => csv([estimate]),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['config/problem-type'],
	}),
	regression({
		name: 'prices, configured as binary',
		world: {mean: 260_000, deviation: 60_000, decimals: 0, records: 200},
		output: ({estimate}) => json({prediction: estimate}),
		monitor: {problemType: binary, inference: 'prediction'},
		errors: ['config/problem-type'],
	}),
	hosted({
		name: 'no attribute is configured',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => json({species: predicted, confidence: probability}),
		monitor: {problemType: multiclass},
		errors: ['config/attribute-missing'],
	}),
	hosted({
		name: 'no attribute is configured, a score in CSV',
		world: {classes: digits, records: 150},
		output: ({probability}) => csv([probability]),
		monitor: {problemType: binary},
		errors: ['config/attribute-missing'],
	}),
	regression({
		name: 'no attribute is configured, a price',
		world: {mean: 900, deviation: 200, decimals: 2, records: 150},
		output: ({estimate, index}) => json({took_ms: index % 13, price: estimate}),
		monitor: {problemType: 'Regression'},
		errors: ['config/attribute-missing'],
	}),
];

export const payloadCases: readonly CorpusCase[] = [...base64Cases, ...batched, ...lines, ...types];
