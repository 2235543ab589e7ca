import {filterText} from '../../session/record-sets/filtering.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

/** From numbers to their records, filter and search. */
export const recordSets: readonly Binding[] = [
	bind({
		command: 'numbers',
		keys: ['m'],
		shown: 'm',
		help: 'numbers and their records: cells of the matrix, stages of the funnel, findings',
		footer: 'numbers',
		available: withRecords,
		event: {type: 'overlay-opened', overlay: 'numbers'},
	}),
	bind({
		command: 'filter',
		keys: ['&'],
		shown: '&',
		help: 'filter the records: a condition, or a text that their lines contain; nothing takes it off',
		footer: 'filter',
		available: withRecords,
		event: (model) => ({type: 'prompt-opened', kind: 'filter', text: filterText(model)}),
	}),
	bind({
		command: 'search',
		keys: ['/'],
		shown: '/',
		help: 'search the raw lines; in small letters it finds capitals too',
		footer: 'search',
		available: withRecords,
		event: {type: 'prompt-opened', kind: 'search', text: ''},
	}),
	seek('next-match', 'n', 'next record whose line has the text that was searched for', 1),
	seek('previous-match', 'N', 'previous such record', -1),
	bind({
		command: 'show-records',
		keys: ['enter'],
		shown: 'Enter',
		help: 'in the numbers: walk through the records that this number counts, and no others',
		footer: 'its records',
		within: 'numbers',
		event: {type: 'entered'},
	}),
	cross('number-left', ['left', 'h'], '← h', 'in the numbers: to the number on the left', -1),
	cross('number-right', ['right', 'l'], '→ l', 'in the numbers: to the number on the right', 1),
];

function seek(command: string, key: string, help: string, direction: 1 | -1): Binding {
	return bind({
		command,
		keys: [key],
		shown: key,
		help,
		available: ({search}) => search.text !== '' || 'Nothing was searched for yet: / searches',
		event: {type: 'match-sought', direction},
	});
}

function cross(command: string, keys: readonly string[], shown: string, help: string, by: 1 | -1): Binding {
	return bind({command, keys, shown, help, within: 'numbers', event: {type: 'numbers-crossed', by}});
}
