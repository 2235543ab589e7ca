import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {drawRowsOnce} from '../../src/terminal/frame-rows.js';
import type {InkFrame, InkOutput, InkOutputClass} from '../../src/terminal/ink-output.js';

type Drawing = {
	readonly width: number;
	readonly height: number;
	readonly acts: readonly ((output: InkOutput) => void)[];
};

let Output: InkOutputClass;
/** As Ink draws by itself. */
let drawAll: () => InkFrame;
/** How many rows Ink was asked to draw. */
let drawn = 0;

beforeAll(async () => {
	const entry = fileURLToPath(import.meta.resolve('ink'));
	({default: Output} = await import(entry.replace(/index\.js$/, 'output.js')));
	drawAll = Output.prototype.get;
	Output.prototype.get = function get() {
		drawn += this.height;
		return drawAll.call(this);
	};
	drawRowsOnce(Output);
});

beforeEach(() => {
	drawn = 0;
});

function outputOf({width, height, acts}: Drawing): InkOutput {
	const output = new Output({width, height});
	for (const act of acts) act(output);
	return output;
}

const csi = '\u001B[';
const piece = fc.constantFrom(
	'a',
	'bc',
	' ',
	'漢',
	'👩‍🚀',
	'é',
	`${csi}31mred${csi}39m`,
	`${csi}1mbold${csi}22m`,
	`${csi}4mleft on`,
);
const line = fc.array(piece, {maxLength: 4}).map((pieces) => pieces.join(''));
const text = fc.array(line, {minLength: 1, maxLength: 4}).map((lines) => lines.join('\n'));
const transformers = fc.subarray([
	(line: string) => `${csi}7m${line}${csi}27m`,
	(line: string, index: number) => `${index} ${line}`,
]);
const place = fc.integer({min: -1, max: 6});
const write = fc.tuple(place, place, text, transformers).map(
	([x, y, text, transformers]) =>
		(output: InkOutput) =>
			output.write(Math.max(0, x), y, text, {transformers}),
);
const edge = fc.option(fc.integer({min: 0, max: 6}), {nil: undefined});

/** Windows over what is drawn inside: of rows, and now and then of columns too. */
const act = fc.letrec<{act: (output: InkOutput) => void}>((tie) => ({
	act: fc.oneof(
		{depthSize: 'small'},
		{arbitrary: write, weight: 4},
		{
			arbitrary: fc
				.tuple(edge, edge, fc.boolean(), fc.array(tie('act'), {maxLength: 3}))
				.map(([y1 = 0, y2 = 5, isWide, acts]) => (output: InkOutput) => {
					const [x1, x2] = isWide ? [undefined, undefined] : [1, 5];
					(output as InkOutput & {clip(clip: object): void}).clip({x1, x2, y1, y2: Math.max(y1, y2)});
					for (const act of acts) act(output);
					(output as InkOutput & {unclip(): void}).unclip();
				}),
			weight: 1,
		},
	),
})).act;
const drawing = fc.record({
	width: fc.integer({min: 1, max: 12}),
	height: fc.integer({min: 0, max: 6}),
	acts: fc.array(act, {maxLength: 5}),
});

/** What a terminal shows of rows, whichever codes they use for it. */
function shown({output, height}: InkFrame, {width}: Drawing): InkFrame {
	const rows = new Output({width, height});
	for (const [y, row] of output.split('\n').entries()) rows.write(0, y, row, {transformers: []});
	return drawAll.call(rows);
}

const written = (width: number, rows: readonly string[]) =>
	outputOf({
		width,
		height: rows.length,
		acts: rows.map((row, y) => (output) => output.write(0, y, row, {transformers: []})),
	});

describe('the rows of a frame', () => {
	it('look as Ink draws them, whatever was drawn before', () => {
		fc.assert(
			fc.property(drawing, (drawing) => {
				const expected = shown(drawAll.call(outputOf(drawing)), drawing);
				expect(shown(outputOf(drawing).get(), drawing)).toEqual(expected);
				expect(shown(outputOf(drawing).get(), drawing)).toEqual(expected);
			}),
			{numRuns: 1000},
		);
	});

	it('are left to Ink only where they are more than texts side by side, and once', () => {
		written(20, ['plain', `${csi}31mred${csi}39m and plain`]).get();
		expect(drawn).toBe(0);
		written(20, ['plain', '漢字']).get();
		expect(drawn).toBe(1);
		expect(written(20, ['changed', '漢字']).get().output).toBe('changed\n漢字');
		expect(drawn).toBe(1);
	});
});
