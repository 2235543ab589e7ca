import {expect, test} from 'vitest';
import {crashReport} from '../../src/terminal/crash-report.js';

test('the report holds the message and the stack', () => {
	const report = crashReport(new Error('the table is gone'));

	expect(report).toContain('mistake of its own: the table is gone\n');
	expect(report).toContain('crash-report.test.ts');
});

test('nothing in it can drive the terminal', () => {
	expect(crashReport(new Error('\u001B]0;title\u0007 \u202Etxt'))).not.toMatch(/[\u001B\u0007\u202E]/u);
});

test('anything can be thrown', () => {
	expect(crashReport('text')).toContain('text');
	expect(crashReport(undefined)).toContain('undefined');
});
