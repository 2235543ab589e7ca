import {csv, groundTruthLine, mergedBatchLine} from '../fixtures/capture.js';
import {type CorpusCase, expectations, hostedConfiguration} from './corpus-case.js';
import {hosted, regression} from './hosted-case.js';
import {plain} from './plain-case.js';
import {
	binary,
	digits,
	five,
	json,
	lights,
	misleadingFeatures,
	multiclass,
	namedFeatures,
	oneHot,
	signs,
	species,
	ten,
} from './vocabulary.js';

const number = {problemType: 'Regression', inference: '0'} as const;

export const healthyMulticlass: readonly CorpusCase[] = [
	hosted({
		name: 'species and confidence in CSV',
		world: {classes: species},
		output: ({predicted, probability}) => csv([predicted, probability], '\n'),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		name: 'species beside their index',
		world: {classes: species, records: 300},
		input: namedFeatures,
		output: ({predicted, predictedIndex, probability}) =>
			json({species: predicted, prediction: predictedIndex, confidence: probability}),
		monitor: {problemType: multiclass, inference: 'species'},
	}),
	hosted({
		name: 'ten digits as text',
		world: {classes: ten, records: 600, accuracy: 0.93},
		input: oneHot,
		output: ({predicted, probabilities}) => json({prediction: predicted, probabilities}),
		monitor: {problemType: multiclass, inference: 'prediction'},
	}),
	hosted({
		name: 'traffic lights with umlauts',
		world: {classes: lights, records: 90, accuracy: 0.7},
		ids: 'integers',
		input: misleadingFeatures,
		output: ({predicted}) => json({ampel: predicted}),
		monitor: {problemType: multiclass, inference: 'ampel'},
	}),
	hosted({
		name: 'a class that is very rare',
		world: {classes: [...five, 'C2'], records: 400, shares: [30, 30, 20, 12, 7, 0.3], accuracy: 0.9},
		output: ({predicted}) => csv([predicted]),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		name: 'a class that only the model knows',
		world: {classes: [...species, 'Emperor'], records: 300, shares: [10, 6, 8, 0], accuracy: 0.95},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		name: 'no monitor file, species',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => csv([predicted, probability], '\n'),
	}),
	hosted({
		name: 'five classes, merged',
		world: {classes: five, records: 200},
		form: 'merged',
		output: ({predicted}) => json({result: predicted}),
		monitor: {problemType: multiclass, inference: 'result'},
	}),
];

export const healthyRegressions: readonly CorpusCase[] = [
	regression({
		name: 'prices in CSV',
		world: {mean: 260_000, deviation: 60_000, decimals: 0},
		output: ({estimate}) => csv([estimate]),
		monitor: number,
	}),
	regression({
		name: 'counts: small whole numbers came in the end',
		world: {mean: 4, deviation: 2, decimals: 0, records: 400},
		output: ({estimate}) => json({prediction: estimate}),
		monitor: {problemType: 'Regression', inference: 'prediction'},
	}),
	regression({
		name: 'temperatures, merged',
		world: {mean: 14, deviation: 6, decimals: 1, records: 300},
		form: 'merged',
		output: ({estimate}) => csv([estimate], '\n'),
		monitor: number,
	}),
	regression({
		name: 'shares between 0 and 1',
		world: {mean: 0.5, deviation: 0.1, decimals: 4, records: 200},
		ids: 'event',
		output: ({estimate}) => json({prediction: estimate, model: 'linear'}),
		monitor: {problemType: 'Regression', inference: 'prediction'},
	}),
	regression({
		name: 'no monitor file, prices',
		world: {mean: 900, deviation: 200, decimals: 2, records: 150},
		output: ({estimate}) => csv([estimate]),
	}),
];

const payload = {
	kind: 'payload',
	problemType: binary,
	inferenceAttribute: 'prediction',
	positiveLabel: 'positive',
} as const;

export const healthyDialects: readonly CorpusCase[] = [
	plain({
		name: 'payloads',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({features, prediction: predicted, actual_class: actual}),
		configuration: {...payload, features: 'features', groundTruthAttribute: 'actual_class', labels: signs},
	}),
	plain({
		name: 'payloads with a probability and a threshold',
		world: {classes: digits, records: 200},
		line: ({features, actual, probability, category}) => ({features, type: category, p: probability, truth: actual}),
		configuration: {
			kind: 'payload',
			problemType: binary,
			probabilityAttribute: 'p',
			threshold: 0.5,
			groundTruthAttribute: 'truth',
			positiveLabel: '1',
			labels: digits,
		},
	}),
	plain({
		name: 'exchanges with the label in the response',
		world: {classes: signs},
		line: ({features, actual, predicted}) => ({request: {features}, response: {prediction: predicted, actual}}),
		configuration: {...payload, groundTruthAttribute: 'actual', groundTruthFrom: 'response'},
	}),
	plain({
		name: 'exchanges with the label in the request',
		world: {classes: signs, accuracy: 0.65},
		line: ({features, flag, actual, predicted}) => ({
			request: {features, flag, label: actual},
			response: {prediction: predicted},
		}),
		configuration: {...payload, groundTruthAttribute: 'label', groundTruthFrom: 'request'},
	}),
	plain({
		name: 'no monitor file, exchanges',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({
			request: {features},
			response: {prediction: predicted, ground_truth: actual},
		}),
		configuration: {},
		infos: ['prediction/positive-label'],
	}),
	plain({
		name: 'no monitor file, payloads',
		world: {classes: species, records: 200},
		line: ({features, actual, predicted}) => ({data: features, prediction: predicted, ground_truth: actual}),
		configuration: {},
	}),
	plain({
		name: 'batch transform with joined input',
		world: {classes: digits, records: 150},
		line: ({features, category, probability, id}) => ({
			features,
			class: category,
			SageMakerOutput: {score: probability},
			SageMakerInferenceId: id,
			SageMakerInferenceTime: '2026-03-02T14:00:07Z',
		}),
		labels: ({id, actual}) => groundTruthLine(id, actual),
		configuration: {
			kind: 'hosted',
			problemType: binary,
			probabilityAttribute: '$.SageMakerOutput.score',
			threshold: 0.5,
		},
	}),
	plain({
		name: 'batch transform without input',
		world: {classes: species, records: 150},
		line: ({predicted, probability, id}) => ({
			prediction: predicted,
			confidence: probability,
			SageMakerInferenceId: id,
		}),
		labels: ({id, actual}) => groundTruthLine(id, actual),
		configuration: {kind: 'hosted', problemType: multiclass, inferenceAttribute: 'prediction'},
	}),
	batch(
		'merged batch job, the prediction is the last of seven columns',
		({features, predicted}) => csv([...features, predicted]),
		'6',
	),
	batch(
		'merged batch job with three hundred columns',
		({features, predicted, index}) =>
			csv([...features, ...Array.from({length: 294}, (_, at) => (at * index) % 7), predicted]),
		'300',
	),
];

function batch(name: string, output: Parameters<typeof hosted>[0]['output'], inference: string): CorpusCase {
	const {truth} = hosted({name, world: {classes: digits, records: 150}, output});
	const captures = hosted({name, world: {classes: digits, records: 150}, output, form: 'merged'}).captures.map(
		(line) => {
			const {eventMetadata, captureData, groundTruthData} = JSON.parse(line);
			return mergedBatchLine(eventMetadata.eventId, captureData.endpointOutput, groundTruthData.data);
		},
	);
	const configuration = hostedConfiguration({problemType: binary, inference});
	return {name, captures, groundTruth: [], configuration, ...expectations({}), truth};
}
