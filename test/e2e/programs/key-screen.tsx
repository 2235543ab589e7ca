import {Box, Text, useInput} from 'ink';
import {useEffect, useState} from 'react';
import type {Keyboard} from '../../../src/terminal/keyboard.js';
import {keysOf} from '../../../src/terminal/keys.js';
import {runScreen} from '../../../src/terminal/screen.js';
import {terminalSize, watchTerminalSize} from '../../../src/terminal/terminal-size.js';

/** A screen that shows the keys pressed so far, and can end in every way. */
export function showKeys(keyboard: Keyboard, firstLine: Promise<string>): Promise<number> {
	return runScreen({keyboard, app: (quit) => <KeyScreen quit={quit} firstLine={firstLine} />}).ended;
}

function KeyScreen({quit, firstLine}: {quit: (status: number) => void; firstLine: Promise<string>}) {
	const [size, setSize] = useState(() => terminalSize(process.stdout));
	const [keys, setKeys] = useState<readonly string[]>([]);
	const [data, setData] = useState('');
	const [isBroken, setIsBroken] = useState(false);
	useEffect(() => watchTerminalSize(process.stdout, setSize), []);
	useEffect(() => void firstLine.then(setData), [firstLine]);
	useInput((input, key) => {
		for (const pressed of keysOf(input, key)) {
			if (pressed === 'q') quit(7);
			else if (pressed === 'ctrl-c') quit(130);
			else if (pressed === 'T') throw new Error('thrown by a key');
			else if (pressed === 'R') void Promise.reject(new Error('rejected\u001B[31m by a key'));
			else if (pressed === 'D') setIsBroken(true);
			// From the state of the last drawing on purpose: handlers that lag behind would lose keys here.
			else setKeys([...keys, pressed]);
		}
	});
	if (isBroken) throw new Error('thrown while drawing');
	return (
		<Box width={size.columns} height={size.rows - 1} borderStyle="round" flexDirection="column">
			<Text>
				size {size.columns}x{size.rows}
			</Text>
			<Text color="red" wrap="truncate-end">
				data {data}
			</Text>
			<Text>
				{keys.length} keys, {performance.getEntriesByType('measure').length} performance entries
			</Text>
			<Text>last: {keys.slice(-6).join(' ')}.</Text>
		</Box>
	);
}
