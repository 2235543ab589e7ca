import type {MappingPatch} from '../../src/mapping/mapping.js';

export type BenchEdit = readonly [name: string, changes: MappingPatch];

const labelColumn = {from: 'output', path: '$.predicted_label'} as const;
const numberColumn = {from: 'output', path: '$.probability'} as const;
const labelOfFile = {from: 'truth', path: '$.groundTruthData.data'} as const;

/** Each is made once, on top of the ones before: what was computed for a mapping may be remembered. */
export const edits: readonly BenchEdit[] = [
	['rule', {decision: {rule: '>='}}],
	['transform', {decision: {transform: ['complement']}}],
	['another transform', {decision: {transform: ['percent', 'sigmoid']}}],
	['no transform', {decision: {transform: null}}],
	['labels trimmed', {labels: {normalise: ['trim']}}],
	['labels normalised', {labels: {normalise: ['trim', 'number', 'case']}}],
	['labels renamed', {labels: {rename: {'0': 'no', '1': 'yes'}, positive: 'yes', negative: 'no'}}],
	['another ground truth beside a threshold', {roles: {groundTruth: labelColumn}}],
	['the first ground truth beside a threshold', {roles: {groundTruth: labelOfFile}}],
	['labels as probabilities', {roles: {probability: labelColumn}}],
	['numbers as probabilities', {roles: {probability: numberColumn}}],
	['prediction', {roles: {prediction: labelColumn}}],
	['no probability', {roles: {probability: null}}],
	['ground truth from the output', {roles: {groundTruth: labelColumn}}],
	['ground truth from the file', {roles: {groundTruth: labelOfFile}}],
	['numbers as predictions', {roles: {prediction: numberColumn}}],
	['labels as predictions', {roles: {prediction: labelColumn}}],
	['numbers as ground truth', {roles: {groundTruth: numberColumn}}],
	['labels as ground truth', {roles: {groundTruth: labelOfFile}}],
	['multiclass', {problemType: 'MulticlassClassification'}],
	['regression', {problemType: 'Regression'}],
	['regression of numbers', {roles: {prediction: numberColumn}}],
	['multiclass again', {problemType: 'MulticlassClassification', roles: {prediction: labelColumn}}],
	['duplicates', {join: {duplicates: 'first'}}],
	['ids normalised', {join: {normalise: ['trim', 'case']}}],
	['ids without prefix', {join: {stripPrefix: 'req-'}}],
	['captures without their ids', {roles: {id: {from: 'metadata', path: '$.inferenceId'}}}],
	['captures with their ids', {roles: {id: {from: 'metadata', path: '$.eventId'}}}],
];
