import {PassThrough} from 'node:stream';
import {expect, it} from 'vitest';
import {clipboardSequence, copyToClipboard} from '../../src/terminal/clipboard.js';

const base64 = Buffer.from('häßlich').toString('base64');

it('asks the terminal itself where nothing stands between', () => {
	expect(clipboardSequence('häßlich', {TERM: 'xterm-256color'})).toBe(`\u001B]52;c;${base64}\u0007`);
});

it('is sent to tmux as it is, and wrapped with every escape doubled: its settings take one or the other', () => {
	const environment = {TMUX: '/tmp/tmux-1000/default,1,0', TERM: 'screen-256color'};

	expect(clipboardSequence('häßlich', environment)).toBe(
		`\u001B]52;c;${base64}\u0007\u001BPtmux;\u001B\u001B]52;c;${base64}\u0007\u001B\\`,
	);
});

it('knows GNU screen by its session too, whatever the terminal is called there', () => {
	const wrapped = `\u001BP\u001B]52;c;${base64}\u0007\u001B\\`;

	expect(clipboardSequence('häßlich', {STY: '123.pts-0.host', TERM: 'xterm-256color'})).toBe(wrapped);
	expect(clipboardSequence('häßlich', {TERM: 'screen.xterm-256color'})).toBe(wrapped);
});

it('goes through GNU screen in pieces that it passes on', () => {
	const pieces = clipboardSequence('x'.repeat(2000), {TERM: 'screen'}).split('\u001B\\').slice(0, -1);

	expect(pieces.length).toBeGreaterThan(1);
	expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(768);
	const joined = pieces.map((piece) => piece.replace(/^\u001BP/, '')).join('');
	expect(joined).toBe(`\u001B]52;c;${Buffer.from('x'.repeat(2000)).toString('base64')}\u0007`);
});

it('refuses what terminals would drop in silence', () => {
	const terminal = new PassThrough();

	expect(copyToClipboard('x'.repeat(80_000), terminal, {})?.what).toContain('80000 bytes');
	expect(terminal.read()).toBeNull();
	expect(copyToClipboard('x', terminal, {})).toBeUndefined();
	expect(String(terminal.read())).toContain(']52;c;');
});
