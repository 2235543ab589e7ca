import {Text, useInput} from 'ink';
import {useEffect, useState} from 'react';
import {expect, test} from 'vitest';
import {keysOf} from '../../src/terminal/keys.js';
import {terminalSize, watchTerminalSize} from '../../src/terminal/terminal-size.js';
import {type FakeTerminal, renderAt} from '../support/render-at.js';

function Probe({terminal}: {terminal: FakeTerminal}) {
	const [size, setSize] = useState(() => terminalSize(terminal));
	const [keys, setKeys] = useState<readonly string[]>([]);
	useEffect(() => watchTerminalSize(terminal, setSize), [terminal]);
	useInput((input, key) => setKeys([...keys, ...keysOf(input, key)]));
	return (
		<Text>
			{size.columns}x{size.rows} {keys.join(' ')}
		</Text>
	);
}

test('keys pressed by name reach the component under the same names', async () => {
	const screen = renderAt((terminal) => <Probe terminal={terminal} />, {columns: 120, rows: 24});
	const names = ['up', 'pagedown', 'home', 'enter', 'escape', 'tab', 'shift-tab', 'backspace', 'delete', 'space'];

	await screen.press(...names, 'ctrl-c', 'alt-x', 'J', '{');

	expect(screen.frame()).toBe(`120x24 ${names.join(' ')} ctrl-c alt-x J {`);
	screen.unmount();
});

test('a new size reaches the component', async () => {
	const screen = renderAt((terminal) => <Probe terminal={terminal} />, {columns: 80, rows: 24});

	await screen.resize(40, 12);

	expect(screen.lines()[0]?.trimEnd()).toBe('40x12');
	screen.unmount();
});
