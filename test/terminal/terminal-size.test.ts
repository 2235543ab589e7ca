import {EventEmitter} from 'node:events';
import {expect, test} from 'vitest';
import {terminalSize, watchTerminalSize} from '../../src/terminal/terminal-size.js';

test('a terminal that does not know its size counts as 80 by 24', () => {
	expect(terminalSize({columns: 0, rows: 0})).toEqual({columns: 80, rows: 24});
	expect(terminalSize({})).toEqual({columns: 80, rows: 24});
});

test('every new size is reported until the watcher is released', () => {
	const terminal = Object.assign(new EventEmitter(), {columns: 80, rows: 24});
	const sizes: unknown[] = [];
	const release = watchTerminalSize(terminal, (size) => sizes.push(size));

	terminal.columns = 40;
	terminal.emit('resize');
	release();
	terminal.columns = 20;
	terminal.emit('resize');

	expect(sizes).toEqual([{columns: 40, rows: 24}]);
});
