import {Box, Text} from 'ink';
import {memo} from 'react';
import {cut, isSameLine, type Line, span} from './line.js';
import {colours} from './theme.js';

type Props = {readonly lines: readonly Line[]; readonly width: number; readonly height: number};

/** Draws exactly `height` lines of at most `width` columns, in a box of that size. */
export function Lines({lines, width, height}: Props) {
	const rows = Array.from({length: height}, (_, at) => withHeight(cut(lines[at] ?? [], width)));
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			{rows.map((line, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line of the screen is its position
				<Row key={at} line={line} />
			))}
		</Box>
	);
}

/** Most lines are the same from one frame to the next: Ink then need not measure them again. */
const Row = memo(
	({line}: {readonly line: Line}) => (
		<Text wrap="truncate-end">
			{line.map(({text, tone = 'plain', bold = false, inverse = false}, part) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: as above
				<Text key={part} bold={bold} inverse={inverse} {...colours[tone]}>
					{text}
				</Text>
			))}
		</Text>
	),
	(before, after) => isSameLine(before.line, after.line),
);

/** Ink gives no height to a line without text. */
function withHeight(line: Line): Line {
	return line.some(({text}) => text !== '') ? line : [span(' ')];
}
