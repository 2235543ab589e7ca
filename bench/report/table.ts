import type {Standing} from '../contenders/race.js';
import type {Figure} from '../live/figure.js';
import {spreadOf} from '../measure/spread.js';

/** The whole processes, each against ours, which is the first. */
export function raceTable(standings: readonly Standing[]): string {
	const [first] = standings;
	const own = first !== undefined && 'seconds' in first ? first.seconds : Number.NaN;
	const rows = standings.map((standing): readonly string[] => {
		if ('missing' in standing) return [standing.name, `not run: ${standing.missing}`, '', '', ''];
		const {name, seconds, peakMemory, runs} = standing;
		const memory = peakMemory === undefined ? 'unknown' : `${Math.round(peakMemory / 1e6)}`;
		return [name, seconds.toFixed(2), `${ratioText(seconds / own)}`, memory, String(runs)];
	});
	return table(['program', 'seconds', 'times ours', 'peak MB', 'runs'], rows);
}

/** What a user meets while the debugger is open. Of several things, such as commands, the slowest is named. */
export function liveTable(figures: readonly Figure[]): string {
	const rows = figures.map(({name, unit, measured, bound}) => {
		const {median, worst, slowest, once, count} = spreadOf(measured);
		return [
			slowest === undefined ? name : `${name} (slowest: ${slowest})`,
			`${amount(median)} ${unit}`,
			`${amount(worst)} ${unit}`,
			bound === undefined ? '' : `${bound} ${unit}`,
			`${amount(once)} ${unit}`,
			String(count),
		];
	});
	return table(['while it runs', 'median', 'worst', 'to be under', 'worst once', 'measured'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
	return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function ratioText(ratio: number): string {
	return Number.isFinite(ratio) ? ratio.toFixed(ratio < 10 ? 2 : 1) : '';
}

function amount(value: number): string {
	return value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString('en-US') : value.toFixed(1);
}
