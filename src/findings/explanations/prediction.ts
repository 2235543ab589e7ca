import type {Explanations} from './explanation.js';

const zeros = 'aws/sagemaker-python-sdk issue 2953, aws/amazon-sagemaker-examples issue 3187';

export const predictionExplanations: Explanations = {
	'prediction/probability-as-label': {
		title: 'Probability in the label slot',
		what: 'InferenceAttribute points at a number such as 0.73 where a class label is taken.',
		looksLike:
			'Binary: the job fails, "the inference values have too many classes". Multiclass: a huge matrix and zeros.',
		why: 'The endpoint answers with predict_proba. Each different number becomes a class of its own, and no label is called 0.73.',
		mend: 'Set ProbabilityAttribute and ProbabilityThresholdAttribute instead of InferenceAttribute, or let the endpoint return the class.',
		source: 'aws/amazon-sagemaker-examples discussion 3897',
	},
	'prediction/vector-as-label': {
		title: 'List in the label slot',
		what: 'The label slot holds one number for each class: probabilities, one-hot, or logits.',
		looksLike: 'The job fails or reports zeros; a list is no flat column.',
		why: 'Softmax models return a list. The analyzer works with flat records and takes a single class label.',
		mend: 'Return the name of the largest element, or do it in a preprocessor (mqm-debug export preprocessor).',
		source: 'AWS developer guide, "Preprocessing and Postprocessing"; aws/amazon-sagemaker-examples issue 3199',
	},
	'prediction/label-as-probability': {
		title: 'Label in the probability slot',
		what: 'ProbabilityAttribute points at a class label.',
		looksLike: 'One class only, or a job that fails on text where it takes a number.',
		why: 'The attributes were exchanged, or the configuration of a notebook with a score was copied for an endpoint with a label.',
		mend: 'Name the label in InferenceAttribute, and take ProbabilityAttribute and its threshold away.',
		source: 'API reference, EndpointInput',
	},
	'prediction/probability-range': {
		title: 'Probability outside 0 to 1',
		what: 'The probability is in percent, or it is a logit.',
		looksLike: 'Nearly everything is positive (percent), or the threshold cuts at the wrong place (logits).',
		why: 'The threshold of 0.5 is compared with the number as it stands.',
		mend: 'Return a probability from 0 to 1, or give the threshold on the same scale.',
		source: 'API reference, ProbabilityThresholdAttribute',
	},
	'prediction/inverted-probability': {
		title: 'Probability of the other class',
		what: 'Records whose truth is positive have the lower probabilities.',
		looksLike: 'An accuracy far below one half and an AUC near 0.',
		why: 'predict_proba returns one column for each class, and the first column was taken.',
		mend: 'Return the column of the positive class, or 1 − p.',
		source: 'Follows from the definition of AUC; the column order is that of scikit-learn classes_',
	},
	'prediction/threshold-missing': {
		title: 'No threshold is configured',
		what: 'A probability is configured, and nothing says from where on it means the positive class.',
		looksLike: 'The job has no predicted class: it fails, or compares probabilities with labels.',
		why: 'ProbabilityAttribute alone is accepted by the API; a binary problem needs the threshold as well.',
		mend: 'Set ProbabilityThresholdAttribute; a cut that differs from that of the baseline alarms for ever.',
		source: 'AWS MLOps Workload Orchestrator checks the same rule before it creates a baseline',
	},
	'prediction/threshold-in-multiclass': {
		title: 'One threshold for many classes',
		what: 'A single probability and a threshold are configured for a multiclass problem.',
		looksLike: 'Predictions 0 and 1 only, and zeros where no label is called so.',
		why: 'probability_attribute="0" and 0.5 were copied from the churn notebook, which is binary.',
		mend: 'Name the predicted label in InferenceAttribute, and take the probability away.',
		source: zeros,
	},
	'prediction/one-class': {
		title: 'Only one class occurs',
		what: 'All predictions, or all ground truth, are one class.',
		looksLike: 'A matrix of one column or one row; precision or recall of 0 or 1.',
		why: 'The model always says the same, the window is too short for rare events, or the threshold lies outside the scores.',
		mend: 'Look at a longer window, another threshold, or the model.',
		source: 'Follows from the definitions of the metrics',
	},
	'prediction/type-mismatch': {
		title: 'Text here, number there',
		what: 'One side is a JSON number or boolean, the other is text.',
		looksLike: 'A full matrix and "0.0 +/- 0.0" behind every metric.',
		why: 'JSON keeps types, CSV has none. How the analyzer compares them is not published; a typed comparison is the best explanation of zeros beside a full matrix.',
		mend: 'Send text on both sides: str(label) in the response, or a cast in the preprocessor.',
		source: `${zeros} (unanswered there)`,
	},
	'prediction/label-format': {
		title: 'Labels are spelled differently',
		what: 'Both sides mean the same labels and write them differently: 1.0 and 1, blanks, quotes, case, True and 1.',
		looksLike:
			'A matrix whose rows and columns have different names, its diagonal empty, all metrics 0; best-constant metrics above 0.',
		why: 'A float column of pandas, a CSV writer that quotes, str(True). Labels are compared as they stand.',
		mend: 'Write the labels of both sides by one function; mqm-debug export preprocessor does it inside the monitor.',
		source: zeros,
	},
	'prediction/index-name': {
		title: 'Class index against class name',
		what: 'One side has the index of the class, the other its name; or both have words of their own for the classes.',
		looksLike: 'A matrix of names against indices, its diagonal empty, all metrics 0.',
		why: 'A label encoder was used in training, and one side was never decoded.',
		mend: 'Return the name (the encoder knows it: inverse_transform), or upload the index as ground truth.',
		source: 'Seen in public notebooks that return both; aws/amazon-sagemaker-examples issue 3187',
	},
	'prediction/positive-label': {
		title: 'Positive label is unclear',
		what: 'The configured positive label does not occur, or none is configured and the classes are not 0 and 1.',
		looksLike: 'A full matrix with a sensible accuracy, while precision, recall and F are wrong or 0.',
		why: 'The API has no field for the positive class. "1" is positive in the published runs; for other words the rule is not known.',
		mend: 'Use 0 and 1 on both sides, or set positive_label in Environment (it exists in the container, and is not documented).',
		source: 'Comment in aws/amazon-sagemaker-examples issue 3187; analyzer image',
	},
};
