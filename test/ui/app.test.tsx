import {cleanup, render} from 'ink-testing-library';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {App} from '../../src/ui/app.js';
import {sized} from '../support/frames.js';
import {keySequence} from '../support/key-sequences.js';
import {renderAt} from '../support/render-at.js';
import {follow, openedDemo, play, settled, troubled} from '../support/sessions.js';

/** The key handler is there one turn after the first frame, and a frame one turn after its key. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

/** The app on a model; what runs beside the screen comes to rest after each key. */
async function openApp(model: Model) {
	const store = createStore(update, sized(model, 100, 30));
	const quit = vi.fn<(status: number) => void>();
	const {stdin, lastFrame} = render(<App store={store} quit={quit} />);
	await turn();
	return {
		store,
		quit,
		frame: () => lastFrame() ?? '',
		async press(...keys: readonly string[]) {
			for (const key of keys) {
				stdin.write(keySequence(key));
				await turn();
				await turn();
			}
		},
		async catchUp() {
			catchUpWith(store.get(), store.dispatch);
			await turn();
		},
	};
}

/** Dispatches what the runtime would: the line on the screen and the findings of the draft. */
function catchUpWith(model: Model, dispatch: (event: Event) => void): void {
	const {record, diagnosed, data} = settled(model);
	if (record.line) dispatch({type: 'line-fetched', ...record.line});
	if (diagnosed) dispatch({type: 'diagnosed', ...diagnosed, version: data.version});
}

afterEach(cleanup);

describe('keys and what they do to the screen', () => {
	it('mend a capture step by step', async () => {
		const app = await openApp(openedDemo('all'));
		expect(app.frame()).toContain('❯1 Ground truth ✗');

		for (const step of ['1', '2', '3']) {
			await app.press(step, 'enter');
			await app.catchUp();
		}
		expect(app.frame()).toContain('1,000 of 1,000 records can match: accuracy 0.831');
		expect(app.frame()).toContain('2 Probability or label ✓ ❯3 Key names ✓');

		await app.press('u');
		expect(app.frame()).toContain('Undone');
		await app.press('ctrl-r');
		expect(app.frame()).toContain('Done again');
	});

	it('come in bursts, and none is lost', async () => {
		const app = await openApp(openedDemo('all'));
		const {store} = app;
		await app.press('tab', ...'jjj');
		expect(store.get().record.cursor).toBe(3);

		await app.press(...'JJJJJJJJJJ');
		expect(app.frame()).toContain('Record 11 of 1,000');
	});

	it('several in one chunk are as many keys', async () => {
		const {stdin, lastFrame} = render(
			<App store={createStore(update, sized(openedDemo('all'), 100, 30))} quit={() => {}} />,
		);
		await turn();
		stdin.write('JJJJJ');
		await turn();
		await turn();
		expect(lastFrame()).toContain('Record 6 of 1,000');
	});

	it('type a threshold', async () => {
		const app = await openApp(play(openedDemo('all'), {type: 'step-chosen', step: 2}));
		await app.press('enter');
		await app.press('t');
		expect(app.frame()).toMatch(/ threshold: 0\.5\s*$/);
		await app.press('backspace', '7', 'enter');
		expect(app.frame()).toContain('threshold 0.7 (>)');
	});

	it('ask before unsaved changes are lost, and tell the status in the end', async () => {
		const app = await openApp(troubled());
		await app.press('1', 'enter', 'q');
		expect(app.frame()).toContain('unsaved changes: q again quits');
		expect(app.quit).not.toHaveBeenCalled();
		await app.press('q');
		expect(app.quit).toHaveBeenCalledExactlyOnceWith(0);
	});

	it('Ctrl-c quits at once', async () => {
		const app = await openApp(troubled());
		await app.press('ctrl-c');
		expect(app.quit).toHaveBeenCalledExactlyOnceWith(130);
	});

	it('say why they cannot act', async () => {
		const app = await openApp(troubled());
		await app.press('u');
		expect(app.frame()).toMatch(/ ! There is nothing to undo\s*$/);
		await app.press('Z');
		expect(app.frame()).toMatch(/ ! Z does nothing here; \? lists the keys\s*$/);
	});

	it('choose among fixes, and the chosen one is applied', async () => {
		const app = await openApp(play(troubled(), {type: 'step-chosen', step: 2}));
		await app.press('down');
		expect(app.frame()).toContain(' ❯ Let the monitor decide');
		await app.press('enter');
		expect(app.store.get().draft?.mapping.monitor).toMatchObject({probability: 'prediction', threshold: 0.5});
	});

	it('give a value a role', async () => {
		const app = await openApp(troubled());
		await app.press('tab', ...'jjj', 'a');
		expect(app.frame()).toContain(' as g ground truth');
		await app.press('g');
		expect(app.store.get().draft?.mapping.roles.groundTruth).toEqual({from: 'input', path: '$.data[1]'});
	});
});

/** The end of the last key's help. */
const lastWords = 'begins it again';

describe('scrolling', () => {
	const size = {columns: 80, rows: 24};

	async function openAt(model: Model) {
		const store = createStore(update, sized(model, size.columns, size.rows));
		const screen = renderAt(<App store={store} quit={() => {}} />, size);
		await screen.press('f');
		return {...screen, store};
	}

	it('through the help ends at its last line, and one key leads back', async () => {
		const screen = await openAt(openedDemo('all'));
		await screen.press('?');
		expect(screen.frame()).toContain('❯ Keys · arrows scroll, Esc closes');
		expect(screen.frame()).toContain('Signs of the steps: ✗ to mend');
		await screen.press(...Array<string>(40).fill('pagedown'));
		const bottom = screen.frame();
		expect(screen.lines().at(-2)).toContain(lastWords);

		await screen.press('up');
		expect(screen.frame()).not.toBe(bottom);
		await screen.press('down');
		expect(screen.frame()).toBe(bottom);
		screen.unmount();
	});

	it('through a raw line shows all of it', async () => {
		const screen = await openAt(openedDemo('all'));
		await screen.press('r');
		expect(screen.frame()).toContain('❯ Raw line');
		await screen.press('pagedown', 'pagedown');
		expect(screen.frame()).toContain('"prediction":0.049788654350584');
		screen.unmount();
	});

	it('through the mapping of the review shows its end', async () => {
		const steps = ([1, 2, 3] as const).flatMap((step): Event[] => [{type: 'step-chosen', step}, {type: 'entered'}]);
		const screen = await openAt(follow(openedDemo('all'), ...steps, {type: 'step-chosen', step: 4}));
		expect(screen.frame()).not.toContain('"labels"');
		await screen.press('pagedown', 'pagedown');
		expect(screen.frame()).toContain('"labels"');
		await screen.press('k');
		expect(screen.frame()).not.toContain('"labels"');
		screen.unmount();
	});

	it('follows the size of the terminal', async () => {
		const {store, ...screen} = await openAt(openedDemo('all'));
		await screen.press('?', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown');
		store.dispatch({type: 'resized', columns: 80, rows: 300});
		await screen.press('escape', '?');
		expect(screen.frame()).toContain(lastWords);
		screen.unmount();
	});
});
