import {Box, Text} from 'ink';
import {memo} from 'react';
import {isSameLine, type Line, padded} from './line.js';
import {colours} from './theme.js';

type Props = {readonly lines: readonly Line[]; readonly width: number; readonly height: number};

/** Draws exactly `height` lines of exactly `width` columns. */
export function Lines({lines, width, height}: Props) {
	const rows = Array.from({length: height}, (_, at) => padded(lines[at] ?? [], width));
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
