import type {Explanations} from './explanation.js';

const exact = 'Every published report whose matrix is known recomputes to the last digits';

export const statisticsExplanations: Explanations = {
	'statistics/data-disagrees': {
		title: 'The reported zeros are right',
		what: 'The zeros follow from the reported matrix: no prediction equals its label.',
		looksLike: 'A matrix whose diagonal is empty; best-constant metrics above 0.',
		why: 'Labels and predictions use different words, or an attribute points at the wrong thing.',
		mend: 'Give the capture as well: the finding about labels, probabilities or keys names the cause.',
		source: exact,
	},
	'statistics/arithmetic': {
		title: 'Metrics contradict their matrix',
		what: 'The reported matrix gives other metrics than those that are reported.',
		looksLike: 'A filled diagonal, and metrics of 0 or nonsense.',
		why: 'The analyzer compared typed values in its metrics and text in its matrix; it is closed source, so this is the best explanation only.',
		mend: 'Cast both sides to text; moving files or attributes changes nothing.',
		source: 'aws/sagemaker-python-sdk issue 2953, aws/amazon-sagemaker-examples issue 3187',
	},
	'statistics/duplicates': {
		title: 'Deviation is far too small',
		what: 'The deviation of a metric is far below what its number of rows allows.',
		looksLike: '"accuracy 0.3594 +/- 0.0000184".',
		why: 'The same labels were uploaded several times in the hour, and the merge keeps all pairs.',
		mend: 'Upload one label for each id in an hour.',
		source: 'Inferred from published runs with one, several and many ground-truth files',
	},
};
