import {describe, expect, it} from 'vitest';
import {underCursor} from '../../src/session/breakpoints/breakpoints.js';
import {hitCount} from '../../src/session/breakpoints/hits.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {
	applicants,
	arrival,
	datasetOf,
	follow,
	healthy,
	healthyLines,
	monitorRead,
	opened,
	play,
	troubled,
	unread,
} from '../support/sessions.js';

const open: Event = {type: 'overlay-opened', overlay: 'breakpoints'};
const toggle: Event = {type: 'entered'};
const forth: Event = {type: 'hit-sought', direction: 1};
const back: Event = {type: 'hit-sought', direction: -1};

function to(model: Model, name: string): readonly Event[] {
	const at = model.breakpoints.list.findIndex((one) => one.name === name);
	return [
		{type: 'cursor-moved', by: -100},
		{type: 'cursor-moved', by: at},
	];
}

/** With these presets turned on, and the list closed. */
function armed(model: Model, ...names: readonly string[]): Model {
	const toggled = names.flatMap((name) => [...to(model, name), toggle]);
	return play(model, open, ...toggled, {type: 'closed'});
}

const typed = (text: string): readonly Event[] => [
	{type: 'prompt-opened', kind: 'breakpoint', text},
	{type: 'prompt-entered'},
];

function hits(model: Model): Readonly<Record<string, number>> {
	return Object.fromEntries(
		model.breakpoints.list.map((one) => [one.name, hitCount(model, one)]).filter(([, count]) => count !== 0),
	);
}

const falseNegatives = applicants.flatMap(({approved}, at) => (approved && at % 5 === 0 ? [at] : []));

describe('breakpoints', () => {
	it('have every preset that there is', () => {
		expect(healthy().breakpoints.list.map(({name}) => name)).toEqual([
			'malformed line',
			'no ground truth',
			'several labels for one id',
			'p outside 0 to 1',
			'p = threshold',
			'label outside the vocabulary',
			'false negative',
			'false positive',
			'monitor and mapping disagree',
			'not decoded',
			'not joined',
			'no prediction',
			'not comparable',
			'not agreeing',
		]);
	});

	it('count their hits, and count anew when the draft changes', () => {
		expect(hits(healthy())).toEqual({
			'false negative': 4,
			'false positive': 4,
			'not agreeing': 8,
		});
		const model = follow(troubled(), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		const before = hits(model);
		expect(before).toMatchObject({'false negative': 4, 'monitor and mapping disagree': 40});
		expect(hits(play(model, {type: 'threshold-moved', by: 0.45}))['false negative']).toBeGreaterThan(4);
		expect(hits(play(model, {type: 'threshold-moved', by: 0.45}, {type: 'undone'}))).toEqual(before);
	});

	it('are turned on and off, and stop at each record that hits one', () => {
		const model = armed(healthy(), 'false negative');
		const stops = [1, 2, 3, 4].map((count) => play(model, ...Array<Event>(count).fill(forth)));
		expect(stops.map(({record}) => record.row)).toEqual([...falseNegatives.slice(1), falseNegatives.at(-1)]);
		expect(stops.map(({notice}) => notice?.text)).toEqual([
			'hit 2 of 4 · false negative',
			'hit 3 of 4 · false negative',
			'hit 4 of 4 · false negative',
			'No hit after this record; C goes back to one of 4 records',
		]);
		expect(play(stops[1] as Model, back).notice?.text).toBe('hit 2 of 4 · false negative');
		const off = armed(model, 'false negative');
		expect(play(off, forth).notice?.text).toBe('No breakpoint is on: b lists them');
	});

	it('that a record hits at once are all named', () => {
		const model = armed(healthy(), 'false negative', 'not agreeing');
		expect(play(model, forth).notice?.text).toBe('hit 2 of 8 · not agreeing');
		expect(play(model, forth, forth).notice?.text).toBe('hit 2 of 4 · false negative   hit 3 of 8 · not agreeing');
	});

	it('that nothing hits say so, before and after', () => {
		expect(play(armed(healthy(), 'p = threshold'), forth).notice?.text).toBe('No record hits a breakpoint');
		const one = play(healthy(), open, ...typed('line = 2'), {type: 'closed'});
		expect(play(one, back).notice?.text).toBe('No hit before this record; c goes on to the one');
	});

	it('stop within the records that are walked through', () => {
		const filtered = play(
			armed(healthy(), 'false negative'),
			{type: 'prompt-opened', kind: 'filter', text: 'record > 15'},
			{type: 'prompt-entered'},
		);
		expect(play(filtered, back).notice?.text).toBe(
			'No hit before this record of "record > 15"; c goes on to one of 2 records',
		);
		expect(play(filtered, forth).notice?.text).toBe('hit 1 of 2 · false negative');
	});

	it('do not stop the stream: records keep coming, and the hits grow', () => {
		const start = monitorRead(play(unread(), arrival(datasetOf(healthyLines.slice(0, 12)), {state: 'reading'}, true)));
		const model = armed(start, 'false negative');
		expect(play(model, forth).notice?.text).toBe('hit 2 of 2 so far · false negative');
		const more = monitorRead(play(play(model, forth), arrival(datasetOf(healthyLines))));
		expect(more.record.row).toBe(10);
		expect(play(more, forth).notice?.text).toBe('hit 3 of 4 · false negative');
	});
});

describe('a condition of the user', () => {
	const model = play(
		healthy(),
		open,
		...typed('probability > 0.4 and groundTruth = "yes"'),
		...typed('prediction = "no"'),
	);

	it('is on at once, and the cursor is on it', () => {
		expect(underCursor(model)).toMatchObject({group: 'own', name: 'prediction = "no"', isOn: true});
		expect(play(model, {type: 'closed'}, forth).notice?.text).toMatch(/^hit 2 of 20 · prediction = "no"$/);
	});

	it('is not listed twice', () => {
		const again = play(model, toggle, ...typed('prediction = "no"'));
		expect(again.breakpoints.list).toHaveLength(model.breakpoints.list.length);
		expect(underCursor(again)).toMatchObject({name: 'prediction = "no"', isOn: true});
	});

	it('is deleted, a preset only turned off', () => {
		const without = play(model, {type: 'breakpoint-removed'});
		expect(without.breakpoints.list.map(({name}) => name)).not.toContain('prediction = "no"');
		expect(underCursor(without)?.name).toBe('probability > 0.4 and groundTruth = "yes"');
		const preset = play(healthy(), open, ...to(model, 'not joined'), toggle, {type: 'breakpoint-removed'});
		expect(underCursor(preset)).toMatchObject({name: 'not joined', isOn: false});
	});

	it('that cannot be read stays to be mended', () => {
		const broken = play(healthy(), open, ...typed('p >'));
		expect(broken.prompt).toMatchObject({kind: 'breakpoint', text: 'p >', cursor: 3});
		expect(play(healthy(), open, ...typed(' ')).breakpoints).toBe(healthy().breakpoints);
	});

	it('shows its records and no others', () => {
		const shown = play(model, {type: 'breakpoint-shown'});
		expect(shown).toMatchObject({overlay: undefined, recordSet: {name: 'prediction = "no"'}});
	});
});

describe('malformed lines', () => {
	const broken = opened({captures: ['{"broken', ...healthyLines, 'null']});

	it('are counted, and listed instead of walked to', () => {
		expect(hits(broken)).toMatchObject({'malformed line': 2});
		const listed = play(broken, open, ...to(broken, 'malformed line'), toggle);
		expect(listed).toMatchObject({overlay: 'malformed'});
		expect(listed.breakpoints.list[0]?.isOn).toBe(false);
	});

	it('that are not there are not listed', () => {
		const none = play(healthy(), open, {type: 'breakpoint-shown'});
		expect(none.notice?.text).toBe('No line is malformed');
	});
});
