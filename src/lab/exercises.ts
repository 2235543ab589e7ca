import type {Exercise} from './exercise.js';
import {labelInRequest} from './injections/label-in-request.js';
import {labelSpelling} from './injections/label-spelling.js';
import {prefixedId} from './injections/prefixed-id.js';
import {probabilityAsLabel} from './injections/probability-as-label.js';
import {renamedKey} from './injections/renamed-key.js';
import {shiftedColumn} from './injections/shifted-column.js';

/** From one failure to all three at once. Which of them can be made depends on how the capture is written. */
export const exercises: readonly Exercise[] = [
	{
		name: 'label-in-request',
		title: 'The label travels in the request',
		story: 'The client sends the outcome along with the features, and nobody writes ground-truth files any more.',
		injections: [labelInRequest],
	},
	{
		name: 'probability-as-label',
		title: 'A probability stands where the label belongs',
		story: 'Whoever maintains the endpoint replaced predict by predict_proba.',
		injections: [probabilityAsLabel],
	},
	{
		name: 'renamed-key',
		title: 'The prediction has another key',
		story: 'A new version of the endpoint answers with another key; the monitor was told the old one.',
		injections: [renamedKey],
	},
	{
		name: 'shifted-column',
		title: 'The columns have moved',
		story: 'The endpoint answers with the number of its request first; the monitor was told a column by its index.',
		injections: [shiftedColumn],
	},
	{
		name: 'prefixed-id',
		title: 'Labels and captures have different ids',
		story: 'The service that writes the ground truth puts a prefix before every id.',
		injections: [prefixedId],
	},
	{
		name: 'label-spelling',
		title: 'The labels are spelled in another way',
		story: 'The ground truth comes from another database now, which has its own spelling of the classes.',
		injections: [labelSpelling],
	},
	{
		name: 'key-and-probability',
		title: 'Two at once: another key, and a probability under it',
		story: 'The new version of the endpoint answers with another key, and with predict_proba.',
		injections: [renamedKey, probabilityAsLabel],
	},
	{
		name: 'request-and-key',
		title: 'Two at once: label in the request, another key',
		story: 'Client and endpoint were both rewritten. Mend what the first finding says, and the second shows.',
		injections: [labelInRequest, renamedKey],
	},
	{
		name: 'ids-and-spelling',
		title: 'Two at once: other ids, other spelling',
		story: 'A new service writes the ground truth, with a prefix before the ids and its own names of the classes.',
		injections: [prefixedId, labelSpelling],
	},
	{
		name: 'all-three',
		title: 'All three at once',
		story: 'The label is sent with the request, the answer is a probability, and it has another key.',
		injections: [labelInRequest, renamedKey, probabilityAsLabel],
	},
];
