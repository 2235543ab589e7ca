import type {Model} from '../session/model.js';
import {numberText} from '../session/outcome-text.js';
import {recordLines} from '../session/record-lines.js';
import {verdictOf} from '../session/record-values.js';
import {type RoleRow, roleRows} from '../session/role-rows.js';
import {keyOf, nameOf} from '../session/watch/watched.js';
import {valueNow} from '../session/watch/watched-value.js';
import {chosen, type Section} from './section.js';

/** Record | Expected, a sentence for each role. */
export function recordSection(model: Model): Section {
	const {record, data, draft, recordSet} = model;
	const {captures, sources} = data.dataset;
	if (captures.rows === 0 || draft === undefined) return {title: 'Record', lines: []};
	const {source, line} = captures.originOf(record.row);
	const {state} = verdictOf(draft.after.reading, record.row);
	const number = `Record ${numberText(record.row + 1)} of ${numberText(captures.rows)}`;
	return {
		title: `${number}, ${sources[source] ?? 'line'}:${line}${recordSet === undefined ? '' : `, in "${recordSet.name}"`}`,
		lines: [...roleRows(model).map(roleLine), `ground truth and prediction: ${state}`],
	};
}

const stateWords: Readonly<Record<RoleRow['state'], string>> = {
	looking: 'being looked at',
	fine: 'as expected',
	mended: 'mended',
	doubtful: 'doubtful',
	wrong: 'wrong',
};

function roleLine({name, state, found, decided, expectedPlace, expectedType, why}: RoleRow): string {
	const value = found === undefined ? 'found nothing' : `found ${found.value} at ${found.where}`;
	const classText = decided === undefined ? '' : `, which makes ${decided}`;
	return `${name}, ${stateWords[state]}: ${value}${classText}; expected ${expectedType} at ${expectedPlace}. ${why}`;
}

/** What is watched, with its value now and before the last edit or step that changed it. */
export function watchSection(model: Model): Section {
	const {watched, before} = model.watch;
	const lines = watched.map((one) => {
		const was = before.get(keyOf(one));
		return `${nameOf(one)}: ${valueNow(model, one)}${was === undefined ? '' : `, was ${was}`}`;
	});
	return {title: 'Watched', lines};
}

/** The decoded record, a value a line; the one that a role can be given to is marked. */
export function decodedSection(model: Model): Section {
	const {record, focus} = model;
	if (record.raw)
		return {
			title: `Raw line of record ${numberText(record.row + 1)}`,
			lines: record.line === undefined ? [] : [record.line.text],
		};
	const lines = recordLines(model).map(({depth, name, value}, at) => {
		const text = [name, value].filter((part) => part !== undefined && part !== '').join(': ');
		return `${'  '.repeat(depth)}${text}${focus === 'record' && at === record.cursor ? chosen : ''}`;
	});
	return {title: `Decoded record ${numberText(record.row + 1)}`, lines};
}
