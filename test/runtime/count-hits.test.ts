import {expect, it, vi} from 'vitest';
import {keepHitsCounted} from '../../src/runtime/count-hits.js';
import {hitCount, uncounted} from '../../src/session/breakpoints/hits.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {frameText} from '../support/frames.js';
import {healthyLines, opened} from '../support/sessions.js';

it('the hits of a large capture are counted beside the screen, one breakpoint after the other', async () => {
	const captures = Array.from({length: 1300}, () => healthyLines).flat();
	const store = createStore(update, opened({captures}));
	const stop = keepHitsCounted(store);
	const counts = (model: Model) => model.breakpoints.list.map((one) => hitCount(model, one));

	store.dispatch({type: 'overlay-opened', overlay: 'breakpoints'});
	expect(counts(store.get()).filter((count) => count !== undefined)).toEqual([0]);
	expect(frameText(store.get())).toMatch(/… {2}false negative +groundTruth/);

	await vi.waitUntil(() => uncounted(store.get()) === undefined);
	expect(frameText(store.get())).toMatch(/5,200 {2}false negative +groundTruth/);
	expect(counts(store.get())).not.toContain(undefined);
	stop();
});
