import {type Line, span} from '../line.js';
import {glyphs, type Tone} from '../theme.js';

/** Errors are better when they are smaller. */
const smallerIsBetter = /^(mae|mse|rmse|false_)/;
/** Smaller differences do not show in three decimals. */
const smallest = 5e-4;

/** Whether a metric rose or fell, and whether that is good; undefined where it did neither. */
export function direction(
	name: string,
	old: number | undefined,
	now: number | undefined,
): {readonly glyph: string; readonly tone: Tone} | undefined {
	const isError = smallerIsBetter.test(name);
	if (now === undefined || Math.abs(now - (old ?? 0)) < smallest || (old === undefined && isError)) return undefined;
	const rises = now > (old ?? 0);
	return {glyph: rises ? glyphs.up : glyphs.down, tone: rises === isError ? 'bad' : 'good'};
}

/** ` ▲` or ` ▼`, or the room for it. */
export function trend(name: string, old: number | undefined, now: number | undefined): Line {
	const found = name.endsWith('_best_constant_classifier') ? undefined : direction(name, old, now);
	return [found === undefined ? span('  ') : span(` ${found.glyph}`, found.tone)];
}
