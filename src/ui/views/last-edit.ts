import type {Change} from '../../session/history/change.js';
import {agreementText, moveTexts} from '../../session/history/flip-text.js';
import type {Model} from '../../session/model.js';
import {metricText, metricValue, numberText} from '../../session/outcome-text.js';
import {bold, type Line, span, widthOf} from '../line.js';
import {direction} from './trend.js';

/** A metric that is shown: its name in the monitor's report, and here. */
export type Shown = readonly (readonly [name: string, label: string])[];

const indent = 13;

/** What the last edit did: how many records flipped and between which cells, and by how much the metrics moved. */
export function lastEditLines(model: Model, shown: Shown, width: number): readonly Line[] {
	const change = lastChange(model);
	if (change === undefined) return [];
	const count = change.summary.records;
	const start = [span(' last edit'.padEnd(indent), 'muted'), bold(`${numberText(count)} flipped`)];
	const moves = count === 0 ? '' : movesText(moveTexts(change), width - widthOf(start));
	const flipped = [...start, span(moves)];
	const agreement = span(`; ${agreementText(change)}`);
	const hasRoom = agreementText(change) !== '' && widthOf([...flipped, agreement]) <= width;
	return [
		hasRoom ? [...flipped, agreement] : flipped,
		[span(' '.repeat(indent)), ...movedMetrics(change, shown, width - indent)],
	];
}

/** As many moves as there is room for, whole. */
function movesText(moves: readonly string[], room: number): string {
	const texts = moves.map((_, at) => `: ${moves.slice(0, moves.length - at).join(', ')}${at === 0 ? '' : ', …'}`);
	return texts.find((text) => widthOf([span(text)]) <= room) ?? texts.at(-1) ?? '';
}

/** The same in a few words, for a heading, with the key that leads to the records: `12 flipped (}), accuracy +0.009 ▲`. */
export function lastEditText(model: Model, shown: Shown): string {
	const change = lastChange(model);
	if (change === undefined) return '';
	const moved = shown.flatMap(([name, label]) => deltaText(change, name, label) ?? [])[0];
	const count = change.summary.records;
	const flipped = `${numberText(count)} flipped${count > 0 ? ' (})' : ''}`;
	return `last edit: ${[flipped, ...(moved === undefined ? [] : [moved.text])].join(', ')}`;
}

/** In the history two edits of one's own choice are compared. */
function lastChange({draft, overlay}: Model): Change | undefined {
	return overlay === 'history' ? undefined : draft?.change;
}

/** As many as fit, the most telling first. */
function movedMetrics(change: Change, shown: Shown, width: number): Line {
	const line: Line[] = [];
	let room = width;
	for (const [name, label] of shown) {
		const moved = deltaText(change, name, label);
		if (moved === undefined) continue;
		const spans = [span(moved.text, moved.tone), span('  ')];
		room -= widthOf(spans);
		if (room < 0) break;
		line.push(spans);
	}
	return line.length === 0 ? [span('no metric changed', 'muted')] : line.flat();
}

function deltaText({from, to}: Change, name: string, label: string) {
	const [old, now] = [metricValue(from, name), metricValue(to, name)];
	const moved = name.endsWith('_best_constant_classifier') ? undefined : direction(name, old, now);
	if (moved === undefined || now === undefined) return undefined;
	const delta = now - (old ?? 0);
	return {text: `${label} ${delta < 0 ? '−' : '+'}${metricText(Math.abs(delta))} ${moved.glyph}`, tone: moved.tone};
}
