import type {Explanations} from './explanation.js';

export const configExplanations: Explanations = {
	'config/problem-type': {
		title: 'Problem type does not fit',
		what: 'The configured problem type does not fit the values of the ground truth.',
		looksLike: 'Binary with many labels: "too many classes". Regression with words: no metrics at all.',
		why: 'A definition was copied from another model.',
		mend: 'Set ProblemType to what the labels are; the baseline has to be made anew.',
		source: 'API reference, ModelQualityAppSpecification',
	},
	'config/attribute-missing': {
		title: 'No attribute for the prediction',
		what: 'The configuration names neither a label nor a probability.',
		looksLike: 'The job fails, or takes something else for the prediction.',
		why: 'All attributes are optional in the API; the problem types are not served without them.',
		mend: 'Set InferenceAttribute; for binary problems ProbabilityAttribute with its threshold does as well.',
		source: 'AWS MLOps Workload Orchestrator checks the same rule before it creates a baseline',
	},
};
