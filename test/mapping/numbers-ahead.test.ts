import {describe, expect, it, vi} from 'vitest';
import {lookForRepeatsSteps} from '../../src/mapping/distinct-numbers.js';
import {numbersAheadSteps} from '../../src/mapping/numbers-ahead.js';
import {Dataset} from '../../src/records/dataset.js';
import type {Json} from '../../src/records/json.js';
import type {Side} from '../../src/records/record.js';
import {complete} from '../../src/records/steps.js';
import type {Table} from '../../src/records/table.js';

vi.mock('../../src/mapping/distinct-numbers.js', {spy: true});

describe('the columns whose numbers are told apart before anybody assigns them as labels', () => {
	it('are those of outputs and ground truth that hold very many different numbers', () => {
		const dataset = emptyDataset();
		addRow(dataset.captures, 'output', {probability: 0.5, label: 7});
		addRow(dataset.captures, 'input', {age: 41});
		addRow(dataset.truths, 'truth', {price: 120});
		expect(numbersLookedAt(dataset)).toEqual([[0.5, Number.NaN], [120]]);
	});

	it('are four at most', () => {
		const dataset = emptyDataset();
		addRow(dataset.captures, 'output', {scores: [1, 2, 3, 4, 5, 6]});
		expect(numbersLookedAt(dataset)).toEqual([[1], [2], [3], [4]]);
	});

	it('are none that were passed over, and nobody asks for these', () => {
		const dataset = emptyDataset(({path}) => path !== '$.unread');
		addRow(dataset.captures, 'output', {unread: 1, read: 2});
		expect(numbersLookedAt(dataset)).toEqual([[2]]);
		expect(dataset.captures.demanded.size).toBe(0);
	});
});

type Path = {readonly path: string};

/** All columns but those of labels are held to have too many different numbers for a dictionary. */
function emptyDataset(isRead: (place: Path) => boolean = () => true): Dataset {
	const formOf = ({path}: Path) => (path.endsWith('label') ? undefined : ({kind: 'numbers', type: 'number'} as const));
	return new Dataset({isRead, formOf});
}

function addRow(table: Table, from: Side, document: Json): void {
	const row = table.addRow('capture', {source: 0, line: 1, offset: 0, bytes: 1}, 'JSON', true);
	table.addLeaves(row, from, document);
}

function numbersLookedAt(dataset: Dataset): readonly (readonly number[])[] {
	vi.mocked(lookForRepeatsSteps).mockClear();
	complete(numbersAheadSteps(dataset));
	return vi.mocked(lookForRepeatsSteps).mock.calls.map(([column, rows]) => [...column.subarray(0, rows)]);
}
