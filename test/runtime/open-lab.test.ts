import {expect, it, onTestFinished} from 'vitest';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {openLab} from '../../src/runtime/open-lab.js';

function opened() {
	const [exercise] = exercises;
	const inputs = {
		title: 'lab',
		healthy: healthyCapture(),
		exercises: exercises.slice(0, 1),
		tour: exercise,
		touring: false,
	};
	const size = {columns: 80, rows: 24};
	const lab = openLab(inputs, () => ({size, copyText: () => undefined, edit: async () => undefined}));
	onTestFinished(() => lab.close());
	return lab;
}

it('an exercise has the thresholds of the healthy capture, whether or not these are known when it begins', async () => {
	const [atOnce, later] = [opened(), opened()];
	atOnce.begin();
	// Long enough for what is found out while the user chooses.
	await new Promise((resolve) => setTimeout(resolve, 1500));
	later.begin();

	const baselines = [atOnce, later].map((lab) => lab.session()?.store.get().lab?.task.baseline);
	expect(baselines[0]?.constraints['accuracy']?.threshold).toBeGreaterThan(0.5);
	expect(baselines[1]).toEqual(baselines[0]);
});

it('nothing is found out any more once the lab is closed', async () => {
	const lab = opened();
	await lab.close();
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(lab.session()).toBeUndefined();
});
