import {describe, expect, it} from 'vitest';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import type {Event} from '../../src/session/events.js';
import type {Loading, Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {bindings} from '../../src/ui/keymap.js';
import type {Line} from '../../src/ui/line.js';
import {overlayLines} from '../../src/ui/views/overlay.js';
import {windowOf} from '../../src/ui/views/window.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	healthyLines,
	opened,
	openedDemo,
	play,
	settled,
	troubled,
	unread,
} from '../support/sessions.js';

function textOf(lines: readonly Line[]): string {
	return lines.map((line) => line.map(({text}) => text).join('')).join('\n');
}

function footerOf(model: Model): string {
	return frameOf(model).at(-1) ?? '';
}

describe('the header', () => {
	const reading = (loading: Partial<Loading>, columns = 120) =>
		sized(settled(play(unread(), arrival(datasetOf(healthyLines), {state: 'reading', ...loading}, true))), columns, 40);

	it('gives up the size of what was read before the problem type', () => {
		const [narrow = ''] = frameOf(sized(openedDemo('ground-truth'), 80, 24));
		expect(narrow).toMatch(/exchange · BinaryClassification +1,000 records$/);
		expect(frameOf(sized(openedDemo('ground-truth'), 100, 30))[0]).toMatch(/1,000 records \d+ KB$/);
	});

	it('shows a bar where the size is known', () => {
		const [first = '', second = ''] = frameOf(reading({bytes: 5e8, total: 1e9, records: 1_234_567}));
		expect(first).toContain('████████░░░░░░░░ 50 %');
		expect(first).toContain('1,234,567 records 100,000/s 500 MB');
		expect(second).toContain('40 of 40 records can match');
		expect(second).toContain('the first records; the rest is being read');
	});

	it('shows no bar where nobody knows the size, or it is nothing', () => {
		for (const total of [undefined, 0]) {
			const [first] = frameOf(reading({bytes: 5e8, total}));
			expect(first).not.toMatch(/[█░%]/);
			expect(first).toContain('500 MB');
		}
	});

	it('says how far reading once more is, and that Esc ends it; and then what begins it again', () => {
		const dataset = new Dataset({sampleRows: 40});
		const add = createLineReader(dataset);
		for (const text of [...healthyLines, ...healthyLines])
			add(text, {source: 0, line: 1, offset: 0, bytes: text.length}, 'captures');
		const read = settled(update(unread(), arrival(dataset)));
		const demanded = update(read, {type: 'values-demanded', version: read.data.version});
		const rereading = {...demanded, loading: {...demanded.loading, bytes: 25, total: 100}};
		for (const columns of [80, 120]) {
			const [first = '', second = ''] = frameOf(sized(rereading, columns, 40));
			expect(first).toMatch(/█{2,4}░+ 25 % read again {2}Esc stops$/);
			expect(second).toContain('40 of 40 records can match: accuracy 0.800 (the first 40)');

			const [withHelp] = frameOf(sized(play(rereading, {type: 'overlay-opened', overlay: 'help'}), columns, 40));
			expect(withHelp).toMatch(/25 % read again$/);

			const arrived = update(demanded, arrival(dataset));
			expect(frameOf(sized(arrived, columns, 40))[1]).toContain('(the first; all are being counted)');
			expect(frameOf(sized(settled(arrived), columns, 40))[1]).not.toContain('first records');

			const stopped = frameOf(sized(play(rereading, {type: 'closed'}), columns, 40));
			expect(stopped[0]).toMatch(/R reads all 80 records$/);
			expect(stopped.at(-1)).toContain('this is of the first 40 records only; R reads all');
		}
	});

	it('never shows more than there is', () => {
		expect(frameText(reading({bytes: 2e9, total: 1e9}))).toContain('████████████████ 100 %');
	});

	it('has room for the words that stand for metrics where there are none', () => {
		const changes = {labels: {normalise: ['trim']}} as const;
		const fix = {id: 'trim', title: 'trim', certainty: 'safe', changes, rescues: 0} as const;
		const text = frameText(sized(follow(openedDemo('keys'), {type: 'fix-applied', fix}), 80, 24));
		expect(text).toContain('after  no data');
		expect(text).not.toContain('no data…');
	});

	it('shows the first record before anything is known of what is expected of it', () => {
		const first = play(unread(), arrival(datasetOf(healthyLines), {state: 'reading', phase: 'ground truth'}, true));
		const fetched = play(first, {type: 'line-fetched', row: 0, text: healthyLines[0] ?? '', problem: undefined});
		for (const columns of [80, 120]) {
			const text = frameText(sized(fetched, columns, 24));
			expect(text).toContain(`Record 1 of ${healthyLines.length}`);
			expect(text).toContain('prediction  "no"');
		}
	});

	it('says that ground truth is read first, and counts malformed lines', () => {
		expect(frameText(reading({phase: 'ground truth'}))).toContain('reading ground truth');
		expect(frameText(reading({malformed: 1234}))).toContain(' 1,234 malformed ');
	});

	it('says what could not be read', () => {
		const failed = play(unread(), arrival(datasetOf([]), {state: 'failed'}));
		expect(frameText(failed)).toContain('nothing could be read');
		expect(frameText(failed)).toContain('No line of the input is a record');

		const problem = {what: 'i/o error', where: 'capture.jsonl', mend: 'Read it again'};
		const broken = play(healthy(), arrival(datasetOf(healthyLines), {problems: [problem]}));
		expect(frameText(broken)).toContain('capture.jsonl: i/o error. Read it again');
	});

	it('waits for the first records', () => {
		expect(frameText(unread())).toContain('Reading the first records');
	});

	it('gives up the beginning of a long file name, and nothing else', () => {
		const title = `/data/${'very-long-folder/'.repeat(20)}capture.jsonl`;
		const [first = ''] = frameOf(sized(opened({captures: healthyLines, opening: {title}}), 80, 24));
		expect(first).toMatch(/ mqm-debug …\S*capture\.jsonl/);
		expect(first).toMatch(/40 records$/);
	});

	it.each([
		[0, '0 bytes'],
		[999, '999 bytes'],
		[1000, '1.0 KB'],
		[123_456, '123 KB'],
		[2_500_000, '2.5 MB'],
		[5e15, '5000 TB'],
	])('%i bytes are %s', (bytes, text) => {
		const [first = ''] = frameOf(play(healthy(), arrival(datasetOf(healthyLines), {bytes})));
		expect(first.endsWith(` ${text}`)).toBe(true);
	});
});

describe('the last line', () => {
	it('shows the keys that can act, with the words of the keymap', () => {
		const shown = bindings.flatMap(({footer, shown: keys, available, within}) =>
			typeof footer === 'string' && within === undefined && !/^\w \w$/.test(keys) && available(troubled()) === true
				? [`${keys.split(' ')[0]} ${footer}`]
				: [],
		);
		const footer = footerOf(sized(troubled(), 200, 40));
		for (const key of shown) expect(footer).toContain(key);
		expect(footer).not.toContain(' undo');
		const edited = play(follow(troubled(), {type: 'entered'}), {type: 'closed'});
		expect(footerOf(sized(edited, 200, 40))).toContain('u undo');
	});

	it('keeps help and quit where there is little room', () => {
		expect(footerOf(sized(troubled(), 40, 12))).toMatch(/\? help {2}q quit$/);
	});

	it.each(['help', 'explain', 'aws'] as const)('names over the page %s only what acts on it', (overlay) => {
		const page = play(sized(troubled(), 200, 40), {type: 'overlay-opened', overlay});
		expect(footerOf(page)).toBe(' Enter close  ? help  q back');
	});

	it.each([
		['lens', 'J record'],
		['breakpoints', 'e problem'],
		['watch', 'Enter close'],
	] as const)('does not promise over %s what is not seen there: %s', (overlay, promise) => {
		const open = play(sized(troubled(), 200, 40), {type: 'overlay-opened', overlay});
		expect(footerOf(open)).not.toContain(promise);
		expect(footerOf(open)).toMatch(/(q|Esc) back/);
	});

	it('says of Enter what it will do, and nothing while that is not known', () => {
		expect(footerOf(sized({...troubled(), diagnosed: undefined}, 120, 40))).not.toContain('Enter');
		expect(footerOf(sized(play(troubled(), {type: 'focus-set', focus: 'labels'}), 120, 40))).toContain(
			'Enter its records',
		);
		expect(footerOf(sized(play(troubled(), {type: 'overlay-opened', overlay: 'watch'}), 120, 40))).toContain(
			'Enter watch or let go',
		);
	});

	it.each<[string, readonly Event[], string]>([
		['a fix', [], 'Enter apply'],
		['nothing left', [{type: 'step-chosen', step: 1}, {type: 'entered'}], 'Enter go on'],
		['the review', [{type: 'step-chosen', step: 4}], 'Enter save'],
		['the help', [{type: 'overlay-opened', overlay: 'help'}], 'Enter close'],
	])('says what Enter does on %s', (_, events, text) => {
		const model = follow(troubled(), {type: 'step-chosen', step: 1}, ...events);
		expect(
			footerOf(play(model, {type: 'closed'}, ...events.slice(-1).filter(({type}) => type !== 'entered'))),
		).toContain(text);
	});

	it('shows the end of what is being typed, however long it is', () => {
		const text = `w ${'a-long-name/'.repeat(20)}end.json`;
		const footer = footerOf(sized(play(troubled(), {type: 'prompt-opened', kind: 'command', text}), 80, 24));
		expect(footer).toMatch(/^ :….*a-long-name\/end\.json$/);
	});

	it('shows name and hint of a file that exists', () => {
		const model = play(troubled(), {type: 'save-found-file', path: 'mqm-mapping.json'});
		const footer = footerOf(sized(model, 80, 24));
		expect(footer).toContain(':w! mqm-mapping.json');
		expect(footer).toContain('exists: Enter overwrites, Esc cancels');
	});
});

describe('the panes', () => {
	it.each([
		[80, 24],
		[100, 20],
		[100, 24],
		[120, 40],
		[40, 12],
		[220, 21],
	])('have their place at %i×%i', (columns, rows) => {
		const model = sized(openedDemo('all'), columns, rows);
		expect(frameText(play(model, {type: 'focus-set', focus: 'record'}))).toContain('❯ Decoded record');
		expect(frameText(play(model, {type: 'focus-set', focus: 'labels'}))).toContain('❯ Labels');
		expect(frameText(play(model, {type: 'raw-toggled'}))).toContain('❯ Raw line');
	});

	it('mark the value under the cursor and what has a role', () => {
		const model = play(healthy(), {type: 'focus-set', focus: 'record'}, {type: 'cursor-moved', by: 4});
		const text = frameText(sized(model, 120, 40));
		expect(text).toMatch(/prediction {2}"no" {2}→ prediction/);
		expect(text.split('\n').filter((line) => line.startsWith('❯ '))).toHaveLength(2);
	});

	it('show why a line cannot be read', () => {
		const problem = {what: 'the file has changed since it was read', where: 'capture.jsonl', mend: 'Start again'};
		const model = play(healthy(), {type: 'line-fetched', row: 0, text: '', problem});
		expect(frameText(sized(model, 120, 40))).toContain('capture.jsonl: the file has changed since it was read');
	});

	it('keep the cursor on the screen', () => {
		const items = Array.from({length: 20}, (_, at) => at);
		for (const cursor of [...items, 99]) {
			for (const height of [1, 5, 20, 30]) {
				const shown = windowOf(items, cursor, height);
				expect(shown).toHaveLength(Math.min(height, 20));
				expect(shown).toContain(Math.min(cursor, 19));
			}
		}
	});
});

describe('the explanation', () => {
	const explained = play(
		openedDemo('all'),
		{type: 'step-chosen', step: 1},
		{type: 'overlay-opened', overlay: 'explain'},
	);

	it('tells the finding, how many records it has, and where it is seen', () => {
		const text = textOf(overlayLines(explained, 'explain', 76, 40));
		expect(text).toContain('ground-truth/in-request  error, 1,000 of 1,000 records');
		expect(text).toMatch(/line 1 .*ground_truth.*"negative"/);
	});

	it('of a step without findings says so', () => {
		expect(textOf(overlayLines({...healthy(), overlay: 'explain'}, 'explain', 76, 40))).toContain(
			'There is no finding here',
		);
	});
});

describe('the help', () => {
	it('lists every key with what it does, and why it cannot act now', () => {
		const text = textOf(overlayLines(play(healthy(), {type: 'overlay-opened', overlay: 'help'}), 'help', 200, 40));
		for (const {shown, help} of bindings) {
			expect(text).toContain(shown);
			expect(text).toContain(help);
		}
		expect(text).toContain('not now: There is nothing to undo');
	});
});

describe('a regression', () => {
	const captures = Array.from({length: 30}, (_, at) =>
		JSON.stringify({request: {features: [at]}, response: {prediction: at * 1e6, ground_truth: at * 1e6 + (at % 3)}}),
	);

	it('has its own metrics, and no matrix', () => {
		const model = opened({captures, configuration: {problemType: 'Regression'}});
		for (const [columns, rows] of [
			[120, 40],
			[80, 24],
		] as const) {
			const text = frameText(sized(model, columns, rows));
			for (const name of ['mae', 'mse', 'rmse', 'r2']) expect(text).toContain(` ${name} `);
			expect(text).not.toContain('truth ↓');
		}
	});
});

describe('many classes', () => {
	it('show the largest of them, and say how many columns are left out', () => {
		const classes = Array.from({length: 40}, (_, at) => `class-${at}`);
		const captures = Array.from({length: 400}, (_, at) =>
			JSON.stringify({
				request: {features: [at]},
				response: {prediction: classes[at % 40], ground_truth: classes[(at * 7) % 40]},
			}),
		);
		const model = opened({captures, configuration: {problemType: 'MulticlassClassification'}});
		expect(frameText(sized(model, 160, 40))).toMatch(/truth ↓ prediction →, \+\d+ columns/);
	});
});

describe('the first key of two', () => {
	it.each(['a', 'y'] as const)('%s shows every second key, also at 80 columns', (chord) => {
		const footer = footerOf(play(troubled(), {type: 'chord-started', chord}));
		const seconds = bindings.flatMap(({keys}) => keys.flatMap((key) => /^(\w) (\w)$/.exec(key)?.slice(1, 3) ?? []));
		for (let at = 0; at < seconds.length; at += 2) {
			if (seconds[at] === chord) expect(footer).toMatch(new RegExp(` ${seconds[at + 1]} `));
		}
	});
});

describe('the review', () => {
	it('says where else it can be saved, where need be on a line of its own', () => {
		const review = play(follow(troubled(), {type: 'step-chosen', step: 1}, {type: 'entered'}), {
			type: 'step-chosen',
			step: 4,
		});
		expect(frameText(sized(review, 120, 40))).toMatch(/saves to mqm-mapping\.json .*\n +:w NAME elsewhere/);
		expect(frameText(sized(review, 80, 24))).toContain('saves to mqm-mapping.json   :w NAME elsewhere');
	});
});
