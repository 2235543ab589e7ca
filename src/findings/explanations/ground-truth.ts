import type {Explanations} from './explanation.js';

const merge = 'AWS developer guide, "Ingest Ground Truth Labels and Merge Them With Predictions"';

export const groundTruthExplanations: Explanations = {
	'ground-truth/none': {
		title: 'No ground truth anywhere',
		what: 'There is no ground-truth file, and no field of the records could be the label.',
		looksLike: 'The execution fails: "Job inputs had no data", or the merge job finds no ground truth for the hour.',
		why: 'The monitor only compares. Somebody has to upload, for each id, what really happened.',
		mend: 'Upload one JSON line for each id to the ground-truth prefix, under the hour of the capture; give the files with --ground-truth.',
		source: merge,
	},
	'ground-truth/in-request': {
		title: 'Label is in the request',
		what: 'The label travels with the features to the endpoint, and the monitor looks for it elsewhere.',
		looksLike: 'Nothing is merged, or every ground-truth cell is missing; no message says why.',
		why: 'The job reads endpointOutput and the ground-truth files. What was sent to the endpoint is never looked at.',
		mend: 'Write ground-truth files from the captures (mqm-debug export ground-truth), or let the response repeat the label and use a preprocessor.',
		source: `${merge}; the dataset_format of real jobs names endpointOutput only`,
	},
	'ground-truth/in-response': {
		title: 'Label is in the response',
		what: 'The label stands in the response beside the prediction, and the monitor looks for it elsewhere.',
		looksLike: 'Nothing is merged, or every ground-truth cell is missing.',
		why: 'The merge joins ground-truth files by id. A label in endpointOutput is only a column that nobody asked for.',
		mend: 'Write ground-truth files from the captures (mqm-debug export ground-truth), or return it as groundTruthData_0 from a preprocessor.',
		source: merge,
	},
	'ground-truth/wrong-id': {
		title: 'Labels keyed by another id',
		what: 'The ground truth carries an id that the captures have too, but not the one that the merge uses.',
		looksLike: 'The merge succeeds with few rows or none; captures and labels vanish without a message.',
		why: 'Where a capture has an inferenceId, that one wins and its eventId is not tried. Ids inside the request are never tried.',
		mend: 'Write the inferenceId (else the eventId) of the capture into eventMetadata.eventId of each label.',
		source: merge,
	},
	'ground-truth/id-format': {
		title: 'Ids are written differently',
		what: 'The ids of captures and labels are the same but for blanks, case, a prefix or a suffix.',
		looksLike: 'The merge succeeds with few rows or none.',
		why: 'Ids went through two programs, and one of them pads, capitalises or prefixes. The merge compares text exactly.',
		mend: 'Write the id as the caller passed it in InferenceId; mqm-debug export ground-truth rewrites the files.',
		source: `${merge}; exact comparison is inferred from published runs`,
	},
	'ground-truth/id-key': {
		title: 'Id under another key',
		what: 'The id of the label does not stand in eventMetadata.eventId.',
		looksLike: 'The merge succeeds with few rows or none.',
		why: 'The key is always eventId, also where its value is an inferenceId; eventMetadata.inferenceId reads naturally and is ignored.',
		mend: 'Rename the key to eventMetadata.eventId.',
		source: `${merge}; seen in copies of the bike-sharing example`,
	},
	'ground-truth/duplicate': {
		title: 'Several labels for one id',
		what: 'An id has more than one label, so its record counts more than once.',
		looksLike: 'An implausibly small "+/-" behind every metric: more rows than there were requests.',
		why: 'The merge keeps all pairs. Uploading the same labels again into one hour, or a row number used as InferenceId in a loop, multiplies rows.',
		mend: 'Upload one label for each id in an hour. Where labels contradict each other, decide which one counts.',
		source: 'Inferred from published runs: their deviation is far below what their row count allows',
	},
	'ground-truth/unmatched': {
		title: 'Captures or labels left over',
		what: 'Some captures have no label, or some labels have no capture.',
		looksLike: 'Fewer rows than requests, and no message: the merge is an inner join.',
		why: 'Labels are filed under the hour in which they arrived while the job mounts the hour of the capture; capture sampling below 100 %; late labels.',
		mend: 'File each label under the hour of its capture, widen the window with StartTimeOffset, and capture 100 % while validating.',
		source: `${merge}; the SDK samples 20 % by default`,
	},
	'ground-truth/not-json-lines': {
		title: 'Ground truth is no JSON Lines',
		what: 'The ground-truth files hold a Python dict, one big array, or records with commas between them.',
		looksLike: 'The merge job fails, or nothing matches.',
		why: 'str(dict) prints single quotes; json.dump of a list prints an array. The merge job reads one JSON object a line.',
		mend: 'Write json.dumps(record) and a line break for each record; mqm-debug export ground-truth does it for these files.',
		source: 'aws/sagemaker-python-sdk issue 3224',
	},
};
