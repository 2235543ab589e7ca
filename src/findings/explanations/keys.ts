import type {Explanations} from './explanation.js';

const flat = 'AWS developer guide, "Preprocessing and Postprocessing"';
const attributes = 'API reference, EndpointInput; SageMaker Python SDK, EndpointInput';

export const keysExplanations: Explanations = {
	'keys/not-found': {
		title: 'Attribute is in no record',
		what: 'The configured attribute is in no record, and nothing in the output looks like what it means.',
		looksLike: 'The job fails, or every prediction is missing.',
		why: 'The endpoint answers with something else than a prediction, or answers elsewhere.',
		mend: 'Point at the right value, or let the model return it.',
		source: attributes,
	},
	'keys/renamed': {
		title: 'Keys have other names',
		what: 'A field is there under another name than the monitor looks for.',
		looksLike: 'The job fails, or every value of that field is missing.',
		why: 'Two teams named the same thing: features and data, actual_class and ground_truth.',
		mend: 'Name the key that is in the payload in the configuration, or rename it in the response.',
		source: attributes,
	},
	'keys/nested': {
		title: 'Field is nested',
		what: 'The field stands inside an object or a list.',
		looksLike: 'The job fails, or every value of that field is missing.',
		why: 'The analyzer works with tabular or flattened JSON. A path into a list has never been seen to work in a schedule.',
		mend: 'Return flat JSON, or flatten it in a preprocessor (mqm-debug export preprocessor).',
		source: flat,
	},
	'keys/wrong-column': {
		title: 'Points at the wrong column',
		what: 'The CSV index is out of range, or the attribute points at a feature, an id or a constant.',
		looksLike: 'One column in the matrix, or hundreds of them; zeros, or "too many classes".',
		why: 'Indices count from 0; a batch job with JoinSource=Input moves the prediction behind all input columns.',
		mend: 'Set InferenceAttribute to the column of the prediction ("69" after 69 features).',
		source: 'AWS batch-transform example for model quality; public notebooks',
	},
	'keys/header-name': {
		title: 'Name for CSV, index for JSON',
		what: 'A column name is configured for CSV without a header, or an index for JSON.',
		looksLike: 'The job fails, or every prediction is missing.',
		why: 'A baseline reads a CSV file with a header and takes names; captured CSV has none and takes indices.',
		mend: 'Use "0", "1", … for CSV, and the key for JSON.',
		source: 'Published notebooks: "0" in schedules, column names in baselines',
	},
	'keys/swapped': {
		title: 'Attribute names the ground truth',
		what: 'InferenceAttribute names the label instead of the prediction.',
		looksLike: 'Metrics that are too good to be true, or an attribute that is nowhere.',
		why: 'The API reference describes InferenceAttribute as "the ground truth label". The SDK, and the job, mean the predicted label.',
		mend: 'Name the predicted label. A schedule has no attribute for the ground truth: its column is fixed.',
		source: 'API reference against SageMaker Python SDK, EndpointInput',
	},
	'keys/drift': {
		title: 'Keys change part-way',
		what: 'From some line on, a field stands under another key.',
		looksLike: 'Fewer rows than requests, or metrics that fall at the time of a deployment.',
		why: 'A new version of the model server answers in another shape; both versions may run side by side.',
		mend: 'Answer with one key again, or use a preprocessor that tries both.',
		source: 'Follows from how attributes are read: one name for all records',
	},
};
