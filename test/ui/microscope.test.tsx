import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {textOf} from '../../src/terminal/keys.js';
import {eventFor} from '../../src/ui/dispatch.js';
import {curvePlot} from '../../src/ui/views/curve-plot.js';
import {scorePlot} from '../../src/ui/views/score-plot.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {follow, healthy, opened, openedDemo, play, troubled} from '../support/sessions.js';

const mended = follow(openedDemo('prediction'), {type: 'step-chosen', step: 2}, {type: 'entered'});

function shown(columns: number, rows: number, ...events: readonly Event[]): Model {
	const closed = play(sized(mended, columns, rows), {type: 'closed'});
	return play(closed, {type: 'overlay-opened', overlay: 'threshold'}, ...events);
}

/** The lines of the microscope, without what stands above and below it. */
function viewOf(model: Model): readonly string[] {
	const lines = frameOf(model);
	const from = lines.findIndex((line) => line.startsWith('❯ Threshold microscope'));
	const to = lines.findIndex((line) => line.startsWith('─ Metrics'));
	return lines.slice(from + 1, to);
}

describe('at 80×24 one plot has the screen', () => {
	it('the scores of both classes', () => {
		expect(viewOf(shown(80, 24)).join('\n')).toMatchInlineSnapshot(`
			" Scores  ↑ "positive"  ↓ "negative"    │            ● now   1 best F1  2 best F2
			            59 missed │ 301 found      │ threshold  0.5     0.39       0.257
			    95┤               │            ⣿   │ precision  0.754   0.746      0.707
			      │               │            ⣿⣶  │ recall     0.836   0.867      0.906
			      │               │           ⣤⣿⣿  │ F1         0.793   0.802      0.794
			      │               │          ⣤⣿⣿⣿  │ F2         0.818   0.840      0.857
			      │ ⣀⣤⣀⣀⣀⣀ ⣤⣀ ⣀⣀⣀⣀⣀⣀ ⣀⣀⣀⣀⣀⣀⣤⣿⣿⣿⣿⣿⣀ │ false pos. 0.153   0.166      0.211
			    0 ┼───────2────1──●─────────────── │ accuracy   0.843   0.846      0.831
			      │⠉⣿⣿⣿⣿⣿⠛⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠛⠉⠉⠉  │
			      │ ⣿⣿⠿           │                │ No row is exactly at 0.5, so > and >=
			      │ ⣿⣿            │                │ are the same: the scores beside it are
			   159┤ ⣿⣿            │                │ 0.4997 and 0.5073.
			        542 left out │ 98 false alarms │
			       0             0.5             1 │"
		`);
	});

	it('the ROC curve after Tab', () => {
		expect(viewOf(shown(80, 24, {type: 'plot-changed', by: 1})).join('\n')).toMatchInlineSnapshot(`
			" ROC area 0.922  recall ↑ false pos. → │            ● now   1 best F1  2 best F2
			 1.0┤        ⢀⣀⣀⣠⠤⠤⠤⠖⠒⠒⠒⠒⠚⠉⠉⠉⠉⠉⠉⠉⠉⠉⡉⠉⠋ │ threshold  0.5     0.39       0.257
			    │    ⢀●⠞2⠉                   ⠄     │ precision  0.754   0.746      0.707
			    │  ⢀⡴⠚                   ⡀ ⠂       │ recall     0.836   0.867      0.906
			    │ ⢠⠞                   ⠄           │ F1         0.793   0.802      0.794
			    │ ⡞                ⡀ ⠂             │ F2         0.818   0.840      0.857
			 0.5┤⢰⠃              ⠄                 │ false pos. 0.153   0.166      0.211
			    │⢸           ⡀ ⠁                   │ accuracy   0.843   0.846      0.831
			    │⣸         ⠄                       │
			    │⡇     ⡀ ⠁                         │ No row is exactly at 0.5, so > and >=
			    │⡇   ⠄                             │ are the same: the scores beside it are
			 0.0┤⡇ ⠁                               │ 0.4997 and 0.5073.
			    └────────────────┬──────────────── │
			     0.0            0.5            1.0 │"
		`);
	});

	it('precision and recall after another Tab', () => {
		expect(viewOf(shown(80, 24, {type: 'plot-changed', by: -1})).join('\n')).toMatchInlineSnapshot(`
			" Precision–recall  prec. ↑ recall →    │            ● now   1 best F1  2 best F2
			 1.0┤⠉⠉⠉⠉⠉⠉⠓⠲⠦⠤⠤⣤⣄⣀⣀⣀⣀⣀                │ threshold  0.5     0.39       0.257
			    │                 ⠉⠉⠉⠛⠲⢤⣀⣄⡀        │ precision  0.754   0.746      0.707
			    │                        ⠈⠹⠦●1     │ recall     0.836   0.867      0.906
			    │                            ⠈2⣄   │ F1         0.793   0.802      0.794
			    │                              ⠘⣦  │ F2         0.818   0.840      0.857
			 0.5┤                               ⠘⣆ │ false pos. 0.153   0.166      0.211
			    │                                ⢸ │ accuracy   0.843   0.846      0.831
			    │⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠁ ⠉ │
			    │                                  │ No row is exactly at 0.5, so > and >=
			    │                                  │ are the same: the scores beside it are
			 0.0┤                                  │ 0.4997 and 0.5073.
			    └────────────────┬──────────────── │
			     0.0            0.5            1.0 │"
		`);
	});

	it('the scores ten times as large', () => {
		expect(viewOf(shown(80, 24, {type: 'zoomed'})).join('\n')).toMatchInlineSnapshot(`
			" Scores, 10×  ↑ "positive"  ↓ "negati… │            ● now   1 best F1  2 best F2
			            59 missed │ 301 found      │ threshold  0.5     0.39       0.257
			     1┤   ⣿           │   ⣿    ⣿       │ precision  0.754   0.746      0.707
			      │   ⣿           │   ⣿    ⣿       │ recall     0.836   0.867      0.906
			      │   ⣿           │   ⣿    ⣿       │ F1         0.793   0.802      0.794
			      │   ⣿           │   ⣿    ⣿       │ F2         0.818   0.840      0.857
			      │   ⣿           │   ⣿    ⣿       │ false pos. 0.153   0.166      0.211
			    0 ┼───────────────●─────────────── │ accuracy   0.843   0.846      0.831
			      │     ⣿    ⣿  ⣿ ⣿ ⣿⣿  ⣿⣿       ⣿ │
			      │     ⣿    ⣿  ⣿ ⣿ ⣿⣿  ⣿⣿       ⣿ │ No row is exactly at 0.5, so > and >=
			      │               │ ⣿              │ are the same: the scores beside it are
			     2┤               │ ⣿              │ 0.4997 and 0.5073.
			        542 left out │ 98 false alarms │
			       0.45          0.5          0.55 │"
		`);
	});
});

it('at 120×40 all plots stand on the screen', () => {
	expect(viewOf(shown(120, 40)).join('\n')).toMatchInlineSnapshot(`
		" ROC area 0.922  recall ↑ false pos. → │ Precision–recall  prec. ↑ recall →    │            ● now   1 best F1  2 best F2
		 1.0┤         ⣀⣀⣠⠤⠤⠤⠖⠒⠒⠒⠒⠒⠚⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠋ │ 1.0┤⠉⠉⠉⠉⠉⠉⠓⠲⠤⢤⢤⣀⣀⣀⣀⣀⣀                 │ threshold  0.5     0.39       0.257
		    │     1⠴2⠉⠁                  ⡀ ⠁   │    │                ⠈⠉⠉⠙⠒⠲⣄⣀⣀         │ precision  0.754   0.746      0.707
		    │   ⣠⠼●                    ⠂       │    │                        ⠈⠳⣄⡀      │ recall     0.836   0.867      0.906
		    │  ⣸⠁                  ⡀ ⠁         │    │                           ●12    │ F1         0.793   0.802      0.794
		    │ ⣸⠁                 ⠄             │    │                             ⠈⢳⡀  │ F2         0.818   0.840      0.857
		 0.5┤⢀⡇                ⠂               │ 0.5┤                               ⢹⡀ │ false pos. 0.153   0.166      0.211
		    │⢸             ⡀ ⠁                 │    │                                ⢧ │ accuracy   0.843   0.846      0.831
		    │⢸           ⠄                     │    │⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠼ │
		    │⡼       ⡀ ⠂                       │    │                                  │ No row is exactly at 0.5, so > and >=
		    │⡇     ⠄                           │    │                                  │ are the same: the scores beside it are
		    │⡇   ⠂                             │    │                                  │ 0.4997 and 0.5073.
		 0.0┤⡇ ⠁                               │ 0.0┤                                  │
		    └────────────────┬──────────────── │    └────────────────┬──────────────── │
		     0.0            0.5            1.0 │     0.0            0.5            1.0 │

		 Scores  ↑ "positive"  ↓ "negative"
		                                                     59 missed │ 301 found
		    72┤                                                        │                                               ⣿⣿
		      │                                                        │                                             ⣤⣤⣿⣿
		      │                                                        │                                           ⣶⣶⣿⣿⣿⣿
		      │                                                        │                                       ⣀⣀⣶⣶⣿⣿⣿⣿⣿⣿⣶⣶
		      │      ⣀⣀⣤⣤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀  ⣀⣀⣤⣤⣀⣀⣀⣀    ⣀⣀  ⣀⣀⣀⣀⣀⣀⣀⣀    ⣀⣀⣀⣀    ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀  ⣀⣀⣀⣀⣀⣀⣤⣤⣤⣤⣶⣶⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣀⣀
		    0 ┼────────────────────────────2──────────────1────────────●───────────────────────────────────────────────────────
		      │  ⠉⠉⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠿⠿⣿⣿⠛⠛⠛⠛⠛⠛⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉    ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉  ⠉⠉⠉⠉⠉⠉  ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉  ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
		      │    ⣿⣿⣿⣿⣿⣿⣿⣿⠉⠉                                          │
		      │    ⠿⠿⣿⣿⣿⣿                                              │
		   113┤      ⣿⣿⠛⠛                                              │
		                                                  542 left out │ 98 false alarms
		       0                                                      0.5                                                     1"
	`);
});

describe('in other rooms', () => {
	it.each([
		[40, 12],
		[60, 20],
		[100, 24],
		[200, 60],
		[220, 19],
	])('%i×%i shows at least the figures', (columns, rows) => {
		const text = frameText(shown(columns, rows)).replaceAll(/\s+/g, ' ');
		expect(text).toMatch(/precision 0\.754/);
		expect(text).toMatch(/recall 0\.836/);
	});

	it('Tab says that nothing more is to be seen where all is', () => {
		expect(eventFor(shown(120, 40), 'tab', textOf)).toEqual({type: 'refused', reason: 'All plots are on the screen'});
		expect(eventFor(shown(80, 24), 'tab', textOf)).toEqual({type: 'plot-changed', by: 1});
		expect(eventFor(shown(80, 24), 'shift-tab', textOf)).toEqual({type: 'plot-changed', by: -1});
	});
});

describe('the keys of the microscope', () => {
	it.each<[string, Event]>([
		['right', {type: 'threshold-nudged', by: 1}],
		['h', {type: 'threshold-nudged', by: -1}],
		['pageup', {type: 'threshold-nudged', by: 10}],
		['pagedown', {type: 'threshold-nudged', by: -10}],
		['up', {type: 'threshold-sought', to: 'higher'}],
		['j', {type: 'threshold-sought', to: 'lower'}],
		['1', {type: 'threshold-sought', to: 'f1'}],
		['2', {type: 'threshold-sought', to: 'f2'}],
		['>', {type: 'rule-turned'}],
		['z', {type: 'zoomed'}],
		['enter', {type: 'entered'}],
	])('%s does what it says', (key, event) => {
		expect(eventFor(shown(80, 24), key, textOf)).toEqual(event);
	});

	it('stand in the last line, before those that are known from elsewhere', () => {
		expect(frameOf(shown(80, 24)).at(-1)).toMatch(
			/^ → step {2}↑ score {2}Tab plot {2}1 best F1 {2}2 best F2 .*q back$/,
		);
		expect(frameOf(shown(80, 24)).at(-1)).not.toContain('Tab pane');
	});

	it('T says why there is nothing to see', () => {
		expect(eventFor(healthy(), 'T', textOf)).toMatchObject({reason: expect.stringMatching(/No probability is mapped/)});
		expect(eventFor(mended, 'T', textOf)).toEqual({type: 'overlay-opened', overlay: 'threshold'});
	});

	it('a microscope whose threshold is taken away says so', () => {
		const undone = play(shown(80, 24), {type: 'undone'});
		expect(viewOf(undone).join(' ')).toContain('No probability is mapped');
		expect(eventFor(undone, 'right', textOf)).toMatchObject({type: 'refused'});
		const nothing = play(troubled(), {type: 'overlay-opened', overlay: 'threshold'});
		expect(frameText(nothing)).toContain('No probability is mapped');
	});
});

const mapping: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {probability: {from: 'output', path: '$.p'}, groundTruth: {from: 'output', path: '$.y'}},
	decision: {threshold: 0.5},
	labels: {positive: 'yes', negative: 'no'},
};

function readBy(by: Mapping, captures: readonly string[]): Model {
	return opened({captures, opening: {mapping: {path: 'mapping.json', mapping: by}}});
}

/** What stands beside the plot at 80×24, in one line. */
function figuresOf(model: Model, ...events: readonly Event[]): string {
	return viewOf(play(model, {type: 'overlay-opened', overlay: 'threshold'}, ...events))
		.map((line) => line.slice(40).replace('│', ''))
		.join(' ')
		.replaceAll(/\s+/g, ' ');
}

describe('rows exactly at the threshold', () => {
	const captures = [0.9, 0.5, 0.5, 0.1].map((p, at) =>
		JSON.stringify({request: {}, response: {p, y: at < 2 ? 'yes' : 'no'}}),
	);
	const told = (...events: readonly Event[]) => figuresOf(readBy(mapping, captures), ...events);

	it('are counted, with what the rule makes of them', () => {
		const unknown = 'What the monitor does there is unknown.';
		expect(told()).toContain(`2 rows are exactly at 0.5, 1 of them "yes": > makes them "no". ${unknown}`);
		expect(told({type: 'rule-turned'})).toContain(`>= makes them "yes". ${unknown}`);
	});

	it('are none between two scores, and beyond them', () => {
		expect(told({type: 'threshold-nudged', by: 1})).toContain(
			'No row is exactly at 0.51, so > and >= are the same: the scores beside it are 0.5 and 0.9.',
		);
		expect(told({type: 'threshold-nudged', by: 50})).toContain('all scores are below, up to 0.9');
		expect(told({type: 'threshold-nudged', by: -50})).toContain('all scores are above, from 0.1');
	});
});

describe('without a threshold', () => {
	const {decision: _, ...undecided} = mapping;
	const responses = [0.9, 0.6, 0.4, 0.1].map((p, at) => ({
		p,
		list: [1 - p, p],
		label: at < 3 ? 'yes' : 'no',
		y: at < 2 ? 'yes' : 'no',
	}));
	const lines = responses.map((response) => JSON.stringify({request: {}, response}));
	const at = (path: string) => ({from: 'output', path}) as const;

	it('says that the label decides, and marks where it stands', () => {
		const byLabel = readBy({...undecided, roles: {...undecided.roles, prediction: at('$.label')}}, lines);
		expect(figuresOf(byLabel)).toMatch(/● now.*threshold — .*The label decides here/);
		const roc = play(byLabel, {type: 'overlay-opened', overlay: 'threshold'}, {type: 'plot-changed', by: 1});
		expect(viewOf(roc).some((line) => /^[^┤]*[│┤].*●/.test(line))).toBe(true);
		expect(frameOf(roc).at(-1)).not.toContain('best F1');
		const small = sized(play(byLabel, {type: 'overlay-opened', overlay: 'threshold'}), 40, 16);
		expect(frameText(small).replaceAll(/\s+/g, ' ')).toContain('The label decides here');
	});

	it('says that the larger of two probabilities decides', () => {
		const roles = {...undecided.roles, probability: at('$.list')};
		const byArgmax = readBy({...undecided, roles, decision: {argmax: true, classes: ['no', 'yes']}}, lines);
		expect(figuresOf(byArgmax)).toContain('The larger of two probabilities decides');
	});

	it('says how to set the first one', () => {
		const unset = readBy(undecided, lines);
		expect(figuresOf(unset)).toContain('No threshold is set yet: 1 sets the one with the best F1');
		expect(figuresOf(unset)).not.toContain('now');
		const open = play(unset, {type: 'overlay-opened', overlay: 'threshold'});
		expect(eventFor(open, '>', textOf)).toMatchObject({reason: expect.stringMatching(/No threshold is set yet/)});
		expect(viewOf(open).join('')).not.toContain('missed');
	});
});

describe('plots', () => {
	const lines = (drawn: readonly (readonly {readonly text: string}[])[]) =>
		drawn.map((line) => line.map(({text}) => text).join(''));

	it('mark a point where it stands on the curve', () => {
		const drawn = lines(
			curvePlot(
				{
					title: 'Square',
					axes: '',
					points: [
						[0, 0],
						[0, 1],
						[1, 1],
					],
					chance: [
						[0, 0],
						[1, 1],
					],
					marks: [{at: [1, 1], glyph: '●', tone: 'warn'}],
				},
				25,
				9,
			),
		);
		expect(drawn).toMatchInlineSnapshot(`
			[
			  " Square                  ",
			  " 1.0┤⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠍●",
			  "    │⡇             ⠄ ⠁   ",
			  " 0.5┤⡇         ⡀ ⠂       ",
			  "    │⡇       ⠄           ",
			  "    │⡇   ⠄ ⠁             ",
			  " 0.0┤⡇ ⠂                 ",
			  "    └──────────┬─────────",
			  "     0.0      0.5     1.0",
			]
		`);
	});

	it('leave out what there is no room for', () => {
		const curve = {
			title: 'A curve',
			axes: 'y by x',
			points: [],
			chance: [
				[0, 0],
				[1, 1],
			],
			marks: [],
		} as const;
		expect(lines(curvePlot(curve, 8, 9))).toEqual([' A curve']);
		expect(lines(curvePlot(curve, 40, 4))).toEqual([expect.stringContaining(' A curve')]);
	});

	it('tell what is left and right of the threshold in signs where words do not fit', () => {
		const counts = {positives: new Float64Array(31), negatives: new Float64Array(31)};
		const rates = {truePositives: 301_000, falsePositives: 98_000, falseNegatives: 59_000, trueNegatives: 542_000};
		const none = {precision: 0, recall: 0, falsePositiveRate: 0, accuracy: 0, f1: 0, f2: 0};
		const binned = () => ({from: 0, to: 1, ...counts});
		const plot = {title: '', positive: 'yes', negative: 'no', rows: 1e6, binned, rates: {...rates, ...none}, marks: []};
		const drawn = lines(scorePlot({...plot, threshold: 0.5}, 38, 12));
		expect(drawn[1]?.trimEnd()).toBe('        59,000 missed │ 301,000 found');
		expect(drawn.at(-2)?.trimEnd()).toBe('            542,000 ✓ │ 98,000 ✗');
	});

	it('show one row of a thousand, and the classes on scales of their own', () => {
		const counts = {positives: Float64Array.of(0, 0, 0, 1), negatives: Float64Array.of(1000, 1, 0, 0)};
		const binned = () => ({from: 0, to: 1, ...counts});
		const plot = {title: 'Scores', positive: 'yes', negative: 'no', rows: 1002, binned, rates: undefined, marks: []};
		expect(lines(scorePlot({...plot, threshold: undefined}, 11, 7))).toMatchInlineSnapshot(`
			[
			  " Scores  ↑…",
			  "     1┤   ⣿",
			  "      │   ⣿",
			  "    0 ┼────",
			  "      │⣿⠉  ",
			  " 1,000┤⣿   ",
			  "       0 0…",
			]
		`);
		expect(lines(scorePlot({...plot, threshold: 0.3}, 11, 7))[2]).toContain('│');
		const large = () => ({from: -5000, to: 5000, positives: Float64Array.of(2e5), negatives: Float64Array.of(0)});
		const drawn = lines(scorePlot({...plot, binned: large, threshold: undefined}, 40, 7));
		expect(drawn[1]).toContain('2e+5┤');
		expect(drawn.at(-1)?.trim()).toMatch(/^-5000 +0 +5000$/);
		expect(lines(scorePlot({...plot, threshold: undefined}, 9, 7))).toHaveLength(1);
	});
});
