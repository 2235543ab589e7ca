import {csv, groundTruthLine, mergedBatchLine} from '../fixtures/capture.js';
import {type CorpusCase, expectations, hostedConfiguration} from './corpus-case.js';
import {hosted, noLabels} from './hosted-case.js';
import {plain} from './plain-case.js';
import {
	binary,
	churn,
	digits,
	german,
	json,
	misleadingFeatures,
	multiclass,
	namedFeatures,
	signs,
	species,
	yesNo,
} from './vocabulary.js';
import type {Subject} from './world.js';

const byKey = {problemType: binary, inference: 'prediction'} as const;
const renamed = {errors: ['keys/renamed']};
const own = {
	kind: 'payload',
	problemType: binary,
	features: 'features',
	inferenceAttribute: 'prediction',
	groundTruthAttribute: 'actual_class',
	positiveLabel: 'positive',
	labels: signs,
} as const;

const otherNames: readonly CorpusCase[] = [
	...(
		[
			['predicted_label', digits, byKey],
			['y_hat', signs, {...byKey, positive: 'positive'}],
			['kelas', species, {problemType: multiclass, inference: 'prediction'}],
			['etiqueta', yesNo, {...byKey, positive: 'yes'}],
			['clase predicha', churn, {...byKey, positive: 'churn'}],
			['ergebnis', german, {...byKey, positive: 'gekündigt'}],
		] as const
	).map(([name, classes, monitor]) =>
		hosted({
			...renamed,
			name: `the prediction is called ${name}`,
			world: {classes, records: 150},
			input: namedFeatures,
			output: ({predicted, probability, id}) => json({request_id: id, [name]: predicted, konfidenz: probability, v: 3}),
			monitor,
		}),
	),
	hosted({
		...renamed,
		name: 'the probability is called p_1',
		world: {classes: digits, records: 200},
		output: ({probability, index}) => json({p_1: probability, took_ms: 5 + (index % 9), region: 'eu'}),
		monitor: {problemType: binary, probability: 'score', threshold: 0.5},
	}),
	plain({
		...renamed,
		name: 'payloads with data and ground_truth',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({data: features, prediction: predicted, ground_truth: actual}),
		configuration: own,
	}),
	plain({
		...renamed,
		name: 'payloads with fitur, y_hat and kelas',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({fitur: features, y_hat: predicted, kelas: actual}),
		configuration: own,
	}),
	plain({
		...renamed,
		name: 'exchanges with data and ground_truth',
		world: {classes: german, records: 200},
		line: ({features, actual, predicted}) => ({
			request: {data: features},
			response: {prediction: predicted, ground_truth: actual},
		}),
		configuration: {...own, positiveLabel: 'gekündigt', labels: german, groundTruthFrom: 'response'},
	}),
	plain({
		...renamed,
		name: 'batch transform under another key',
		world: {classes: species, records: 120},
		line: ({predicted, id}) => ({classe: predicted, SageMakerInferenceId: id}),
		labels: ({id, actual}) => groundTruthLine(id, actual),
		configuration: {kind: 'hosted', problemType: multiclass, inferenceAttribute: 'prediction'},
	}),
];

const nested = {errors: ['keys/nested']};

const deeper: readonly CorpusCase[] = [
	hosted({
		...nested,
		name: 'the prediction is one level deeper',
		world: {classes: signs, records: 150},
		output: ({predicted, probability}) => json({result: {prediction: predicted, score: probability}}),
		monitor: {...byKey, positive: 'positive'},
	}),
	hosted({
		...nested,
		name: 'the prediction is in a list of one',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => json({predictions: [{predicted_label: predicted, score: probability}]}),
		monitor: {problemType: multiclass, inference: 'predicted_label'},
	}),
	hosted({
		...nested,
		name: 'a path through a list is configured',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => json({predictions: [{predicted_label: predicted, score: probability}]}),
		monitor: {problemType: multiclass, inference: '$.predictions[0].predicted_label'},
	}),
	hosted({
		...nested,
		name: 'the prediction is deep under a name nobody knows',
		world: {classes: yesNo, records: 150},
		output: ({predicted, index}) => json({outcome: {value: [{p: predicted, n: index}]}}),
		monitor: {...byKey, positive: 'yes'},
	}),
	hosted({
		...nested,
		name: 'a list of one object',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => ({
			...json({}),
			data: JSON.stringify([{prediction: predicted, confidence: probability}]),
		}),
		monitor: {problemType: multiclass, inference: 'prediction'},
	}),
	hosted({
		...nested,
		name: 'the probability is one level deeper',
		world: {classes: digits, records: 150},
		output: ({probability}) => json({result: {score: probability}, took_ms: 7}),
		monitor: {problemType: binary, probability: 'score', threshold: 0.5},
	}),
	plain({
		...nested,
		name: 'payloads with prediction and label one level deeper',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted}) => ({features, record: {prediction: predicted, actual_class: actual}}),
		configuration: own,
	}),
];

const wrongColumn = {errors: ['keys/wrong-column']};
const columns = (value: (subject: Subject) => string | number) => (subject: Subject) =>
	csv([value(subject), subject.predicted, subject.probability], '\n');

const elsewhere: readonly CorpusCase[] = [
	hosted({
		...wrongColumn,
		name: 'the column is out of range',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: multiclass, inference: '4'},
	}),
	hosted({
		...wrongColumn,
		name: 'the column is an id',
		world: {classes: species, records: 150},
		output: columns(({id}) => id),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...wrongColumn,
		name: 'the column is a running number',
		world: {classes: signs, records: 150},
		output: columns(({index}) => index),
		monitor: {problemType: binary, inference: '0', positive: 'positive'},
	}),
	hosted({
		...wrongColumn,
		name: 'the column is the version of the model',
		world: {classes: churn, records: 150},
		output: columns(() => 'v2026-02'),
		monitor: {problemType: binary, inference: '0', positive: 'churn'},
	}),
	hosted({
		...wrongColumn,
		name: 'the column is a category of the input',
		world: {classes: yesNo, records: 200},
		output: columns(({category}) => category),
		monitor: {problemType: binary, inference: '0', positive: 'yes'},
	}),
	hosted({
		...wrongColumn,
		name: 'the column is the confidence, the label is the first',
		world: {classes: species, records: 200},
		output: ({predicted, features: [tenure = 0]}) => csv([predicted, tenure]),
		monitor: {problemType: multiclass, inference: '1'},
	}),
	hosted({
		...wrongColumn,
		name: 'a key that holds the model name',
		world: {classes: species, records: 200},
		output: ({predicted, probability}) => json({model: 'penguins-3', species: predicted, confidence: probability}),
		monitor: {problemType: multiclass, inference: 'model'},
	}),
	batchWithInput('a batch job joined its input of six columns', 6),
	batchWithInput('a batch job joined its input of seventy columns', 70),
	batchWithInput('a batch job joined its input of four hundred columns', 400),
];

function batchWithInput(name: string, width: number): CorpusCase {
	const output = ({features, predicted, index}: Subject) =>
		csv([...Array.from({length: width}, (_, at) => features[at] ?? ((at + 3) * index) % 11), predicted]);
	const plan = {name, world: {classes: digits, records: 150}, output};
	const captures = hosted({...plan, form: 'merged'}).captures.map((line) => {
		const {eventMetadata, captureData, groundTruthData} = JSON.parse(line);
		return mergedBatchLine(eventMetadata.eventId, captureData.endpointOutput, groundTruthData.data);
	});
	const configuration = hostedConfiguration({problemType: binary, inference: '0'});
	return {name, captures, groundTruth: [], configuration, ...expectations(wrongColumn), truth: hosted(plan).truth};
}

const formats: readonly CorpusCase[] = [
	hosted({
		name: 'a key for CSV without header',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: multiclass, inference: 'prediction'},
		errors: ['keys/header-name'],
	}),
	hosted({
		name: 'a column name for a score in CSV',
		world: {classes: digits, records: 150},
		output: ({probability}) => csv([probability]),
		monitor: {problemType: binary, probability: 'score', threshold: 0.5},
		errors: ['keys/header-name'],
	}),
	hosted({
		name: 'an index for JSON',
		world: {classes: species, records: 150},
		output: ({predicted, probability}) => json({prediction: predicted, confidence: probability}),
		monitor: {problemType: multiclass, inference: '0'},
		errors: ['keys/header-name'],
	}),
	hosted({
		name: 'a column name that Spark would give',
		world: {classes: signs, records: 150},
		output: ({predicted, probability}) => csv([predicted, probability]),
		monitor: {problemType: binary, inference: '_c0', positive: 'positive'},
		errors: ['keys/header-name'],
	}),
];

const swapped = {errors: ['keys/swapped']};

const exchanged: readonly CorpusCase[] = [
	hosted({
		...swapped,
		name: 'the inference attribute names the label that travels along',
		world: {classes: yesNo, records: 200},
		input: misleadingFeatures,
		output: ({actual, predicted}) => json({prediction: predicted, label: actual}),
		monitor: {problemType: binary, inference: 'label', positive: 'yes'},
	}),
	hosted({
		...swapped,
		name: 'the inference attribute names the actual species',
		world: {classes: species, records: 200},
		output: ({actual, predicted, probability}) =>
			json({predicted_species: predicted, actual_species: actual, p: probability}),
		monitor: {problemType: multiclass, inference: 'actual_species'},
	}),
	hosted({
		...swapped,
		name: 'the inference attribute is called like the label and is nowhere',
		world: {classes: digits, records: 200},
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {problemType: binary, inference: 'ground_truth'},
	}),
];

const lost: readonly CorpusCase[] = [
	hosted({
		name: 'nothing in the output could be a prediction',
		world: {classes: signs, records: 150},
		output: ({id}) => json({request_id: id, status: 'ok', message: `queued as ${id}`}),
		monitor: {...byKey, positive: 'positive'},
		pair: () => undefined,
		errors: ['keys/not-found'],
		stays: ['keys/not-found'],
	}),
	hosted({
		name: 'the output holds only times',
		world: {classes: species, records: 150},
		output: ({index, features: [a = 0]}) => json({took_ms: (index * 7919) % 83, queued: a > 40}),
		monitor: {problemType: multiclass, inference: 'prediction'},
		pair: () => undefined,
		errors: ['keys/not-found'],
		stays: ['keys/not-found'],
	}),
];

const drift = {errors: ['keys/drift']};

const changing: readonly CorpusCase[] = [
	hosted({
		...drift,
		name: 'the key of the prediction changes after two thirds',
		world: {classes: species, records: 180},
		output: ({predicted, probability, index}) =>
			json(index < 120 ? {prediction: predicted, p: probability} : {predicted_label: predicted, p: probability}),
		monitor: {problemType: multiclass, inference: 'prediction'},
	}),
	hosted({
		...drift,
		name: 'the key of the prediction changes early',
		world: {classes: yesNo, records: 200},
		output: ({predicted, index}) => json(index < 20 ? {prediction: predicted} : {y_hat: predicted}),
		monitor: {...byKey, positive: 'yes'},
	}),
	hosted({
		...drift,
		name: 'the key of the probability changes twice',
		world: {classes: digits, records: 240},
		output: ({probability, index}) => json({[['score', 'p', 'proba'][Math.floor(index / 80)] ?? '']: probability}),
		monitor: {problemType: binary, probability: 'score', threshold: 0.5},
	}),
	hosted({
		...drift,
		name: 'the prediction moves one level down',
		world: {classes: digits, records: 200},
		output: ({predicted, index}) => json(index < 90 ? {prediction: predicted} : {result: {prediction: predicted}}),
		monitor: byKey,
	}),
	plain({
		...drift,
		name: 'the key of the label changes in exchanges',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted, index}) => ({
			request: {features},
			response: {prediction: predicted, [index < 130 ? 'actual_class' : 'ground_truth']: actual},
		}),
		configuration: {...own, groundTruthFrom: 'response'},
	}),
	plain({
		...drift,
		name: 'both keys change in payloads',
		world: {classes: signs, records: 200},
		line: ({features, actual, predicted, index}) =>
			index < 75 ? {features, prediction: predicted, actual_class: actual} : {features, pred: predicted, label: actual},
		configuration: own,
	}),
	hosted({
		...drift,
		name: 'the prediction moves to another column',
		world: {classes: species, records: 200},
		output: ({predicted, probability, index}) => csv(index < 110 ? [predicted] : ['', predicted, probability]),
		monitor: {problemType: multiclass, inference: '0'},
	}),
	hosted({
		...drift,
		name: 'the key of the label in the request changes',
		world: {classes: signs, records: 200},
		labels: noLabels,
		input: ({features, actual, index}) => json({features, [index < 100 ? 'label' : 'ground_truth']: actual}),
		output: ({predicted}) => json({prediction: predicted}),
		monitor: {...byKey, positive: 'positive'},
		errors: ['ground-truth/in-request', 'keys/drift'],
	}),
];

export const keysCases: readonly CorpusCase[] = [
	...otherNames,
	...deeper,
	...elsewhere,
	...formats,
	...exchanged,
	...lost,
	...changing,
];
