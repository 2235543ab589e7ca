import type {Model} from '../model.js';
import {atRecord} from '../navigation.js';
import {numberText} from '../outcome-text.js';
import {countOf, quotedName, rowsOf, walkedRows} from '../record-sets/record-set.js';
import {commonRows, indexOfRow, nextRow} from '../record-sets/sorted-rows.js';

/** A breakpoint that is on, with the rows that hit it among those that are walked through. */
type Armed = {readonly name: string; readonly rows: Int32Array};

/** To the nearest record that hits a breakpoint. Records keep arriving and are counted, wherever one stands. */
export function hitSought(model: Model, direction: 1 | -1): Model {
	const armed = armedOf(model);
	if (armed.length === 0) return refused(model, 'No breakpoint is on: b lists them');
	const candidates = armed.flatMap(({rows}) => nextRow(rows, model.record.row, direction) ?? []);
	if (candidates.length === 0) return refused(model, noHit(model, armed, direction));
	const row = direction === 1 ? Math.min(...candidates) : Math.max(...candidates);
	return {...atRecord(model, row), notice: {kind: 'done', text: hitText(model, armed, row)}};
}

function armedOf(model: Model): readonly Armed[] {
	const walked = walkedRows(model);
	return model.breakpoints.list.flatMap(({name, of, isOn}) => {
		if (!isOn || of.kind === 'lines') return [];
		const rows = rowsOf(model, {name, of});
		return [{name, rows: walked === undefined ? rows : commonRows(rows, walked)}];
	});
}

/** `hit 3 of 214 · p = threshold`; of several breakpoints each with its own count. */
function hitText({data}: Model, armed: readonly Armed[], row: number): string {
	const soFar = data.isSample ? ' so far' : '';
	const hits = armed.flatMap(({name, rows}) => {
		const at = indexOfRow(rows, row);
		return at === undefined ? [] : [`hit ${numberText(at + 1)} of ${numberText(rows.length)}${soFar} · ${name}`];
	});
	return hits.join('   ');
}

function noHit(model: Model, armed: readonly Armed[], direction: 1 | -1): string {
	const hits = armed.reduce((sum, {rows}) => sum + rows.length, 0);
	const within = model.recordSet === undefined ? '' : ` of ${quotedName(model.recordSet)}`;
	if (hits === 0) return `No record${within} hits a breakpoint${model.data.isSample ? ' so far' : ''}`;
	const [where, back] = direction === 1 ? ['after', 'C goes back'] : ['before', 'c goes on'];
	return `No hit ${where} this record${within}; ${back} to ${hits === 1 ? 'the one' : `one of ${countOf(hits)}`}`;
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
