import {describe, expect, it} from 'vitest';
import {editorCommand} from '../../src/terminal/editor-command.js';

const file = {path: 'capture.jsonl', line: 12, isCopy: false};
const copy = {path: '/tmp/copy.json', line: 1, isCopy: true};

describe('the command of an editor', () => {
	it.each([
		['vi', ['+12', 'capture.jsonl']],
		['/usr/bin/nvim -u NONE', ['+12', 'capture.jsonl']],
		['vim.tiny', ['+12', 'capture.jsonl']],
		['nano --linenumbers', ['+12', 'capture.jsonl']],
		['emacsclient -nw', ['+12', 'capture.jsonl']],
		['less', ['+12', 'capture.jsonl']],
		['sensible-editor', ['+12', 'capture.jsonl']],
		['code', ['-g', 'capture.jsonl:12']],
		['"/Applications/Visual Studio Code.app/bin/code" -n', ['-g', 'capture.jsonl:12']],
		['C:\\bin\\Code.exe', ['-g', 'capture.jsonl:12']],
		['subl', ['capture.jsonl:12']],
		['hx', ['capture.jsonl:12']],
		['my-own-editor', ['capture.jsonl']],
		['cat', ['capture.jsonl']],
	])('%s goes to the line in its own way', (words, args) => {
		expect(editorCommand({EDITOR: words}, file)).toEqual({words, args});
	});

	it.each([
		['code', ['--wait', '-g', '/tmp/copy.json:1']],
		['subl', ['--wait', '/tmp/copy.json:1']],
		['gvim', ['-f', '+1', '/tmp/copy.json']],
		['vim', ['+1', '/tmp/copy.json']],
	])('%s has to stay open as long as a copy', (words, args) => {
		expect(editorCommand({VISUAL: words}, copy).args).toEqual(args);
	});

	it('is that of VISUAL, else that of EDITOR, else vi', () => {
		expect(editorCommand({VISUAL: 'nano', EDITOR: 'vi'}, file).words).toBe('nano');
		expect(editorCommand({VISUAL: ' ', EDITOR: 'micro'}, file).words).toBe('micro');
		expect(editorCommand({}, file)).toEqual({words: 'vi', args: ['+12', 'capture.jsonl']});
	});

	it('takes no file for an option', () => {
		expect(editorCommand({}, {...file, path: '-c.jsonl'}).args).toEqual(['+12', './-c.jsonl']);
	});
});
