import {afterEach, expect, it, vi} from 'vitest';
import {runHere} from '../support/run-here.js';

vi.mock('../../src/findings/diagnose.js', () => ({
	analysisSteps() {
		throw new Error('broken\u001b[2J');
	},
}));

afterEach(() => {
	vi.unstubAllEnvs();
});

it('a mistake of ours ends with 70, a request to report it, and no stack trace', async () => {
	const {status, stdout, stderr} = await runHere('check', 'demo:all');

	expect(status).toBe(70);
	expect(stdout).toBe('');
	expect(stderr).toContain(String.raw`stopped by a mistake of its own: broken\u001b[2J`);
	expect(stderr).toContain('Please report it');
	expect(stderr).not.toMatch(/^ +at /m);
});

it('with MQM_DEBUG it shows where', async () => {
	vi.stubEnv('MQM_DEBUG', '1');

	const {stderr} = await runHere('check', 'demo:all');

	expect(stderr).toMatch(/^ +at /m);
});
