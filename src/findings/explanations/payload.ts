import type {Explanations} from './explanation.js';

const capture = 'API reference, CaptureContentTypeHeader';

export const payloadExplanations: Explanations = {
	'payload/base64': {
		title: 'Output is BASE64',
		what: 'The output was captured as BASE64 text.',
		looksLike: '"Job inputs had no data", or a failure without a reason.',
		why: 'The content type of the response is in neither list of the capture settings. Flask answers with text/html; boto3 and the console declare nothing.',
		mend: 'Answer with text/csv or application/json, or add the type to CsvContentTypes or JsonContentTypes; else decode in a preprocessor.',
		source: `${capture}; aws/sagemaker-python-sdk issues 2629 and 2634`,
	},
	'payload/batched': {
		title: 'Several predictions under one id',
		what: 'A request held several rows, so one record holds several predictions.',
		looksLike: 'One merged row for many predictions; the job fails or reports nonsense.',
		why: 'Capture writes one record with one id for each request, however many rows it holds.',
		mend: 'Send one row a request. Where the ground truth holds as many labels, a preprocessor can return a list of rows.',
		source: 'Published captures and merge output of JSON endpoints',
	},
	'payload/malformed': {
		title: 'Lines that are no JSON',
		what: 'Some lines are no JSON objects: cut off, text of a log, lists.',
		looksLike: 'Fewer rows than lines, or a job that fails while reading.',
		why: 'Files were concatenated, cut while copying, or written by a script.',
		mend: 'Copy the files again; keep one JSON object a line.',
		source: 'AWS developer guide, "Capture data from real-time endpoint"',
	},
	'payload/header-line': {
		title: 'Header line inside the CSV',
		what: 'The captured CSV has a line of column names above its values.',
		looksLike: 'A label that is called like its column, or an odd row in each record.',
		why: 'pandas.to_csv writes a header unless it is told not to.',
		mend: 'Write rows without a header (header=False).',
		source: 'Reported by authors of capture readers; what the analyzer makes of it is not known',
	},
	'payload/mixed-dialects': {
		title: 'Records of several kinds',
		what: 'One source holds records of several shapes.',
		looksLike: 'Fewer rows than lines.',
		why: 'A folder holds captures beside merge output or files of one’s own.',
		mend: 'Give one kind of files at a time.',
		source: 'A monitor job reads one dataset_format',
	},
};
