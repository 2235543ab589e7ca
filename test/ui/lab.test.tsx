import {afterEach, describe, expect, test, vi} from 'vitest';
import {broken} from '../../src/lab/exercise.js';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {type Lab, openLab} from '../../src/runtime/open-lab.js';
import {LabApp} from '../../src/ui/lab/lab-app.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {openedExercise} from '../support/lab-sessions.js';
import {type Rendered, renderAt} from '../support/render-at.js';
import {follow} from '../support/sessions.js';

const healthy = healthyCapture('a small capture', 240);
const possible = exercises.filter((exercise) => broken(exercise, healthy) !== undefined);
const tour = possible.find(({name}) => name === 'all-three');
const opened: {readonly lab: Lab; readonly screen: Rendered}[] = [];

afterEach(async () => {
	for (const {lab, screen} of opened.splice(0)) {
		screen.unmount();
		await lab.close();
	}
});

function labAt(columns: number, rows: number, quit: (status: number) => void = () => {}) {
	const surroundings = {size: {columns, rows}, copyText: () => undefined, edit: async () => undefined};
	const lab = openLab({title: 'a capture', healthy, exercises: possible, tour, touring: false}, () => surroundings);
	const screen = renderAt(<LabApp lab={lab} quit={quit} />, {columns, rows});
	opened.push({lab, screen});
	return {lab, screen};
}

describe.each([
	[80, 24],
	[120, 40],
	[40, 12],
])('the list of exercises at %i×%i', (columns, rows) => {
	test('fits, and its highlight is always on the screen', async () => {
		const {lab, screen} = labAt(columns, rows);
		for (const {title} of lab.store.get().offers) {
			expect(screen.lines().length).toBeLessThanOrEqual(rows);
			expect(screen.frame()).toContain(`❯ · ${title}`.slice(0, columns - 3));
			await screen.press('down');
		}
		expect(screen.frame()).toContain('Enter begin');
	});
});

describe('the lab', () => {
	test('goes from the list to an exercise, and back when it is mended', async () => {
		const {lab, screen} = labAt(80, 24);
		await screen.press('j', 'j', 'enter');
		await vi.waitFor(() => expect(screen.frame()).toContain('ProcessingJobStatus: Failed'));
		await screen.press('escape', '2');
		await vi.waitFor(() => expect(screen.frame()).toContain('Decide at 0.5'));
		await screen.press('enter');
		await vi.waitFor(() => expect(screen.frame()).toMatch(/Lab ✓ Mended: accuracy 0\.\d+ again/));
		await screen.press('q');
		expect(screen.frame()).toContain('✓ A probability stands where the label belongs');
		expect(screen.frame()).toContain('❯ · The prediction has another key');
		expect(lab.session()).toBeUndefined();
	});

	test.each([
		['q', 0],
		['escape', 0],
		['ctrl-c', 130],
	])('ends from its list with %s', async (key, status) => {
		const quit = vi.fn();
		const {screen} = labAt(80, 24, quit);
		await screen.press(key);
		expect(quit).toHaveBeenCalledExactlyOnceWith(status);
	});

	test('ends from an exercise with Ctrl-c', async () => {
		const quit = vi.fn();
		const {screen} = labAt(80, 24, quit);
		await screen.press('enter', 'ctrl-c');
		expect(quit).toHaveBeenCalledExactlyOnceWith(130);
	});
});

describe('the guide', () => {
	const task = openedExercise('label-spelling');
	const touring = openedExercise('all-three', 0);

	test.each([
		[80, 24],
		[120, 40],
		[60, 14],
		[40, 13],
		[40, 12],
		[200, 60],
	])('leaves everything else on the screen at %i×%i', (columns, rows) => {
		for (const model of [task, touring, follow(task, {type: 'closed'}), follow(touring, {type: 'closed'})]) {
			const lines = frameOf(sized(model, columns, rows));
			expect(lines).toHaveLength(rows - 1);
			expect(lines.join('\n')).toMatch(/ (Lab|Tour) /);
			expect(lines.join('\n')).toMatch(/1 (Ground truth|Truth)/);
			expect(lines.at(-1)).toContain('help');
		}
	});

	test('shows the symptom whole at 80×24: zeros, and the matrix that is full', () => {
		const text = frameText(sized(task, 80, 24));
		expect(text).toContain('with 0.0 +/- 0.0 was LessThanThreshold');
		expect(text).toContain('"NEGATIVE" : { "negative"');
		expect(text).toContain('"POSITIVE" : { "negative"');
	});

	test('says by how much the metric is another one than before it was broken', () => {
		const mended = follow(openedExercise('probability-as-label'), {type: 'closed'}, {type: 'step-chosen', step: 2});
		const moved = follow(mended, {type: 'entered'}, {type: 'threshold-moved', by: 0.2});
		expect(frameText(moved)).toMatch(/Mended: accuracy 0\.\d+; it was 0\.\d+/);
	});

	test('is not there outside of the lab, while what AWS shows is', () => {
		const {lab: _, ...outside} = follow(task, {type: 'closed'}, {type: 'overlay-opened', overlay: 'aws'});
		const text = frameText({...outside, lab: undefined});
		expect(text).not.toContain(' Lab ');
		expect(text).toContain('ProcessingJobStatus: Completed');
	});
});
