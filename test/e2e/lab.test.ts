import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';
import {runBuilt} from '../support/run-program.js';

afterEach(tidyUp);

const fixtures = join(import.meta.dirname, '../../fixtures');

describe.each([
	[80, 24],
	[120, 40],
])('at %i×%i', (columns, rows) => {
	test('a user sees what AWS would show, mends the exercise, and is offered the next', async () => {
		const program = startDebugger(['lab'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯ · A guided tour');
		program.press('down', 'down', 'down', 'down', 'down');
		await program.waitFor('❯ · The labels are spelled in another way');
		program.press('enter');
		await program.waitFor('Metric recall with 0.0 +/- 0.0 was LessThanThreshold');
		await program.waitFor('"NEGATIVE" : { "negative" : 521, "positive" : 127 }');

		program.press('escape');
		await program.waitFor('❯ Read both spellings as one');
		program.press('enter');
		await program.waitFor('Lab ✓ Mended: accuracy 0.822 again');
		program.press('o');
		await program.waitFor('What AWS shows');
		program.press('escape');
		await program.waitFor('Expected');
		program.press('q');

		await program.waitFor('✓ The labels are spelled in another way');
		await program.waitFor('❯ · Two at once: another key, and a probability under it');
		program.press('enter');
		await program.waitFor('"negative" : { "(missing)" : 648 }');
		program.press('ctrl-c');
		expect(await program.exit).toEqual({code: 130, signal: 0});
		expectRestored(program);
	});

	test('the tour leads a newcomer to a mended capture', async () => {
		const program = startDebugger(['lab', '--tour'], {columns, rows, cwd: emptyFolder()});
		const steps = [
			['Job inputs had no data', 'escape'],
			['Tour 2/', 'J'],
			['Tour 3/', 'enter'],
			['Tour 4/', 'u'],
			['Tour 5/', 'ctrl-r'],
			['Tour 6/', '2'],
			['Tour 7/', 'enter'],
			['Tour 8/', '='],
			['Tour 9/', 's'],
			['Tour 10/', 'escape'],
			['Expected', '4'],
		] as const;
		for (const [shown, key] of steps) {
			await program.waitFor(shown);
			program.press(key);
		}
		await program.waitFor('That was the tour');
		await program.waitFor('Nothing is open');
		program.press('q');
		await program.waitFor('✓ A guided tour');
		program.press('q');
		expect(await program.exit).toEqual({code: 0, signal: 0});
		expectRestored(program);
	});
});

describe('the own capture of a user', () => {
	test('is broken in the ways that its form allows', async () => {
		const fixture = join(fixtures, 'healthy/multiclass-csv-capture-hourly');
		const inputs = ['capture', '--ground-truth', 'ground-truth', '--monitor', 'monitor.json'];
		const program = startDebugger(['lab', ...inputs], {cwd: fixture});
		await program.waitFor('❯ · The columns have moved');
		expect(program.screen().join('\n')).not.toContain('probability');
		program.press('enter');
		await program.waitFor('"Adelie" : {');
		program.press('escape');
		await program.waitFor('❯ Finding');
		program.press('enter');
		await program.waitFor('Lab ✓ Mended: accuracy 0.899 again');
	});

	test('that is not healthy is refused with what is wrong with it', async () => {
		const fixture = join(fixtures, 'all/exchange');
		const program = startDebugger(['lab', 'capture.jsonl', '--monitor', 'monitor.json'], {cwd: fixture, columns: 200});
		expect(await program.exit).toEqual({code: 1, signal: 0});
		expect(program.screen().join(' ')).toContain('this one is not healthy: ground-truth/in-request');
	});

	test('that is mended by a mapping can be broken as mapped', async () => {
		const cwd = emptyFolder();
		const fixture = join(fixtures, 'keys/renamed-exchange');
		const inputs = [join(fixture, 'capture.jsonl'), '--monitor', join(fixture, 'monitor.json')];
		const mending = startDebugger(inputs, {cwd});
		await mending.waitFor('❯ Finding');
		mending.press('enter');
		await mending.waitFor('3 Key names ✓');
		mending.press('ctrl-s');
		await mending.waitFor('Saved');
		mending.press('q');
		await mending.exit;

		const program = startDebugger(['lab', ...inputs, '--mapping', 'mqm-mapping.json'], {cwd});
		await program.waitFor('❯ · The label travels in the request');
		program.press('enter');
		await program.waitFor('What AWS shows');
		program.press('escape');
		await program.waitFor('❯ Take the ground truth from the request');
		program.press('enter');
		await program.waitFor('Lab ✓ Mended: accuracy 0.834 again');
	});
});

test('the lab needs a terminal, and says so', async () => {
	const {status, stderr} = await runBuilt(['lab']);
	expect(status).toBe(2);
	expect(stderr).toContain('the lab needs a screen');
});
