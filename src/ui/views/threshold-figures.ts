import {
	type CutRates,
	cutAt,
	ratesOf,
	rowsExactlyAt,
	scoresAround,
	thresholdFor,
} from '../../metrics/threshold-table.js';
import type {Sight} from '../../session/microscope/sight.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {blank, bold, type Line, padded, type Span, span, wrap} from '../line.js';
import type {Tone} from '../theme.js';

/** A decision that is told of and marked in every plot. */
export type Told = {
	readonly glyph: '●' | '1' | '2';
	readonly tone: Tone;
	readonly name: string;
	/** Undefined where it is no threshold that decides. */
	readonly threshold: number | undefined;
	readonly rates: CutRates;
};

/** What decides now, and the best thresholds; each one is marked over those after it. */
export function toldOf({scores, threshold, rule, here}: Sight): readonly Told[] {
	const {table, best} = scores;
	const bestOf = (measure: 'f1' | 'f2'): Omit<Told, 'glyph' | 'name'> => ({
		tone: 'accent',
		threshold: thresholdFor(table, best[measure], rule),
		rates: ratesOf(table, best[measure]),
	});
	const now: readonly Told[] = here ? [{glyph: '●', tone: 'warn', name: 'now', threshold, rates: here}] : [];
	return [...now, {glyph: '1', name: 'best F1', ...bestOf('f1')}, {glyph: '2', name: 'best F2', ...bestOf('f2')}];
}

/** What is told of a decision: its name, and its rate. */
export const figures = [
	['precision', 'precision'],
	['recall', 'recall'],
	['F1', 'f1'],
	['F2', 'f2'],
	['false pos.', 'falsePositiveRate'],
	['accuracy', 'accuracy'],
] as const satisfies readonly (readonly [string, keyof CutRates])[];

const [nameWidth, nowWidth, bestWidth] = [12, 8, 11];

/** The width of the table of figures. */
export const figuresWidth = nameWidth + nowWidth + 2 * bestWidth - 2;

/** What the decision comes to, beside the best thresholds; then what is exactly at it. */
export function figureLines(sight: Sight, width: number, height: number): readonly Line[] {
	const told = toldOf(sight);
	const row = (name: string, cellOf: (one: Told) => Span): Line => [
		span(` ${name}`.padEnd(nameWidth), 'muted'),
		...told.flatMap((one, at) => {
			const width = one.glyph === '●' ? nowWidth : bestWidth;
			return at === told.length - 1 ? [cellOf(one)] : padded([cellOf(one)], width);
		}),
	];
	const figure = (one: Told, text: string) => (one.glyph === '●' ? bold(text) : span(text));
	const table = [
		row('', ({glyph, name, tone}) => bold(`${glyph} ${name}`, tone)),
		row('threshold', (one) => figure(one, thresholdText(one.threshold))),
		...figures.map(([name, key]) => row(name, (one) => figure(one, metricText(one.rates[key])))),
	];
	const text = wrap(decisionText(sight), width - 2).map((line): Line => [span(' '), ...line]);
	const room = height - table.length - text.length;
	return [...table, ...(room > 0 ? [blank] : []), ...text];
}

function thresholdText(threshold: number | undefined): string {
	return threshold === undefined ? '—' : String(Number(threshold.toPrecision(6)));
}

/** The same in one text. */
export function figureText(sight: Sight): string {
	const {here, threshold, rule} = sight;
	if (here === undefined || threshold === undefined) return decisionText(sight);
	const {precision, recall, f1, falsePositiveRate} = here;
	const figuresHere = [
		`precision ${metricText(precision)}`,
		`recall ${metricText(recall)}`,
		`F1 ${metricText(f1)}`,
		`false positives ${metricText(falsePositiveRate)}`,
	];
	return `p ${rule} ${threshold}: ${figuresHere.join(', ')}`;
}

/** What decides, and what is undecided about it. */
export function decisionText(sight: Sight): string {
	const {decidedBy, threshold, rule, scores, positive, negative} = sight;
	if (decidedBy === 'label') return 'The label decides here; the probability only ranks the records.';
	if (decidedBy === 'argmax') return 'The larger of two probabilities decides; there is no threshold to move.';
	if (threshold === undefined) return 'No threshold is set yet: 1 sets the one with the best F1.';
	const exactly = rowsExactlyAt(scores.table, threshold);
	if (exactly.rows > 0) {
		const made = JSON.stringify(rule === '>' ? negative : positive);
		const rows = exactly.rows === 1 ? '1 row is' : `${numberText(exactly.rows)} rows are`;
		return `${rows} exactly at ${threshold}, ${numberText(exactly.positives)} of them ${JSON.stringify(positive)}: ${rule} makes them ${made}. What the monitor does there is unknown.`;
	}
	const {above, below} = scoresAround(scores.table, cutAt(scores.table, threshold, rule));
	return `No row is exactly at ${threshold}, so > and >= are the same: ${betweenText(above, below)}.`;
}

function betweenText(above: number | undefined, below: number | undefined): string {
	const text = (score: number) => String(Number(score.toPrecision(4)));
	if (above === undefined) return `all scores are below, up to ${text(below ?? 0)}`;
	if (below === undefined) return `all scores are above, from ${text(above)}`;
	return `the scores beside it are ${text(below)} and ${text(above)}`;
}
