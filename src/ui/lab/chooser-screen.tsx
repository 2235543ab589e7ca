import {Box, useInput} from 'ink';
import type {Chooser} from '../../session/lab/chooser.js';
import {type Key, keysOf} from '../../terminal/keys.js';
import {smallest} from '../layout.js';
import {blank, bold, type Line, span} from '../line.js';
import {Lines} from '../lines.js';
import {chooserKeys, introductionLines, storyLines} from './chooser-lines.js';
import {OfferMenu} from './offer-menu.js';

type Props = {
	readonly chooser: Chooser;
	readonly move: (by: number) => void;
	readonly begin: () => void;
	readonly leave: (status: number) => void;
};

/** The screen on which an exercise is chosen. */
export function ChooserScreen({chooser, move, begin, leave}: Props) {
	const actions: {readonly [key in Key]?: () => void} = {
		up: () => move(-1),
		k: () => move(-1),
		down: () => move(1),
		j: () => move(1),
		pageup: () => move(-10),
		pagedown: () => move(10),
		enter: begin,
		q: () => leave(0),
		escape: () => leave(0),
		'ctrl-c': () => leave(130),
	};
	useInput((input, inkKey) => {
		for (const key of keysOf(input, inkKey)) actions[key]?.();
	});
	const {columns, rows} = chooser.size;
	if (columns < smallest.columns || rows < smallest.rows) return <TooSmall chooser={chooser} />;
	const above = introductionLines(chooser);
	const menu = Math.min(chooser.offers.length, rows - 1 - above.length - 1 - (rows < 16 ? 1 : 3));
	const below: readonly Line[] = rows < 16 ? [] : [blank];
	const rest = rows - 1 - above.length - menu - below.length - 1;
	return (
		<Box flexDirection="column" width={columns} height={rows - 1}>
			<Lines lines={above} width={columns} height={above.length} />
			<OfferMenu chooser={chooser} width={columns} height={menu} />
			<Lines lines={[...below, ...storyLines(chooser, rest)]} width={columns} height={below.length + rest} />
			<Lines lines={[chooserKeys]} width={columns} height={1} />
		</Box>
	);
}

function TooSmall({chooser: {size}}: {readonly chooser: Chooser}) {
	const text = `mqm-debug needs ${smallest.columns}×${smallest.rows}, this is ${size.columns}×${size.rows} (q quits)`;
	return <Lines lines={[[bold(' '), span(text)]]} width={size.columns} height={1} />;
}
