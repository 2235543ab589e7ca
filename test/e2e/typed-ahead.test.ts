import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';

afterEach(tidyUp);

describe.each([
	[80, 24],
	[120, 40],
])('keys typed faster than their answers come, at %d×%d', (columns, rows) => {
	test('mean what they mean where those before them lead', async () => {
		const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		// The fix of step 1, on to step 2, its fix, another threshold; then the last value of the request of the third record.
		program.type('\r\r\rt\u007F7\rJJ\tjjj');
		await program.waitFor('threshold 0.7 (>)');
		await program.waitFor('prediction  0.074798062360934');
		await program.waitFor(/❯ +ground_truth/);

		// Saved, and then left without a question.
		program.type('4\rq');
		expect(await program.exit).toEqual({code: 0, signal: 0});
		expectRestored(program);
	});
});
