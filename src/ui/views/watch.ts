import type {Model} from '../../session/model.js';
import {watchables} from '../../session/watch/watchables.js';
import {keyOf, nameOf, type Watched} from '../../session/watch/watched.js';
import {valueNow} from '../../session/watch/watched-value.js';
import {watchesBeside} from '../layout.js';
import {bold, cut, type Line, padded, span, widthOf} from '../line.js';
import {glyphs} from '../theme.js';

const title = ' watch ';

/** Everything that is watched, with its value now: `accuracy ▼ 0.831 → 0.826` where an edit or a step has changed it. */
export function watchLines(model: Model, width: number, height: number): readonly Line[] {
	const {watched} = model.watch;
	const beside = watchesBeside(width);
	const cell = Math.floor((width - title.length) / beside);
	const room = beside * height;
	const shown = watched.length <= room ? watched : watched.slice(0, room - 1);
	const cells = shown.map((one) => watchCell(model, one, cell - 2));
	if (shown.length < watched.length)
		cells.push([span(`+${watched.length - shown.length} more (w lists them)`, 'muted')]);
	return Array.from({length: height}, (_, row) => [
		span(row === 0 ? title : ' '.repeat(title.length), 'accent'),
		...cells.slice(row * beside, (row + 1) * beside).flatMap((line) => padded(line, cell)),
	]);
}

/** The sign first: where the room is short, values give way. */
function watchCell(model: Model, watched: Watched, width: number): Line {
	const [value, old] = [valueNow(model, watched), model.watch.before.get(keyOf(watched))];
	const name = span(`${nameOf(watched)} `, 'muted');
	if (old === undefined || old === value) return [name, span(value)];
	const start = [name, span(`${signOf(old, value)} `, 'accent', {bold: true})];
	const arrow = span(` ${glyphs.arrow} `, 'muted');
	const room = width - widthOf([...start, arrow]);
	const now = cut([bold(value)], Math.max(Math.ceil(room / 2), room - widthOf([span(old)])));
	return [...start, ...cut([span(old, 'muted')], room - widthOf(now)), arrow, ...now];
}

/** Numbers rise or fall; anything else is another value. Whether that is good is for the user to say. */
function signOf(old: string, now: string): string {
	const difference = Number(now) - Number(old);
	if (Number.isNaN(difference) || difference === 0) return '*';
	return difference > 0 ? glyphs.up : glyphs.down;
}

const kinds: Readonly<Record<Watched['kind'], string>> = {path: 'place', role: 'role', metric: 'metric'};

/** What can be watched, what is, and what each is now. */
export function watchListLines(model: Model): readonly Line[] {
	const watched = new Set(model.watch.watched.map(keyOf));
	return watchables(model).map((one, at) => {
		const here = at === model.watch.cursor;
		const isWatched = watched.has(keyOf(one));
		return [
			here ? bold(` ${glyphs.pointer} `, 'accent') : span('   '),
			span(isWatched ? '[x] ' : '[ ] ', isWatched ? 'good' : 'muted', {bold: isWatched}),
			span(kinds[one.kind].padEnd(8), 'muted'),
			span(`${nameOf(one)}  `, 'plain', {bold: here}),
			span(valueNow(model, one), 'muted'),
		];
	});
}
