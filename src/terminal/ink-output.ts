/** Where Ink collects what its parts draw, as far as it is used here. In columns and rows. */
export type InkOutput = {
	readonly width: number;
	readonly height: number;
	readonly operations: readonly InkOperation[];
	write(x: number, y: number, text: string, options: {readonly transformers: readonly Transformer[]}): void;
	get(): InkFrame;
};

export type InkFrame = {readonly output: string; readonly height: number};

/** In the order in which they apply to what is drawn between them. */
export type InkOperation =
	| {
			readonly type: 'write';
			readonly x: number;
			readonly y: number;
			readonly text: string;
			readonly transformers: readonly Transformer[];
	  }
	| {readonly type: 'clip'; readonly clip: Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number | undefined>>}
	| {readonly type: 'unclip'};

/** Changes a line of a text; `index` is its number there. */
type Transformer = (line: string, index: number) => string;

export type InkOutputClass = {
	new (size: {readonly width: number; readonly height: number}): InkOutput;
	readonly prototype: InkOutput;
};

/** The class is not among what Ink exports. The bundle has its own way to it, in `bundle.mjs`. */
export async function loadInkOutput(): Promise<InkOutputClass> {
	const module: {readonly default: InkOutputClass} = await import(
		new URL('output.js', import.meta.resolve('ink')).href
	);
	return module.default;
}
