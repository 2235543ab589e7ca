import type {Loading, Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {isRereading, stopsReading} from '../../session/stop-reading.js';
import {bold, type Line, span, spreadOut, widthOf} from '../line.js';
import {glyphs, type Tone} from '../theme.js';
import {verdictLine} from './verdict.js';

/** Name, file, dialect, problem type; how far reading is; and the verdict in words. */
export function headerLines(model: Model, width: number, height: number): readonly Line[] {
	const [verdict, progress] = [verdictLine(model, width), progressLine(model, width)];
	if (height > 1) return [topLine(model, width), verdict];
	const hasRoom = widthOf(verdict) + widthOf(progress) <= width;
	return [hasRoom || model.loading.state === 'reading' ? spreadOut(verdict, progress, width) : verdict];
}

/** Once all is read, its size gives way to what the records are. */
function topLine(model: Model, width: number): Line {
	const {loading, rereading} = model;
	const title = titleLine(model, width);
	const whole = [span('  '), ...progressLine(model, width)];
	// The title ends in blanks as well.
	const isAll = loading.state === 'done' && rereading === undefined;
	const hasRoom = !isAll || widthOf(title) - 2 + widthOf(whole) <= width;
	return spreadOut(title, hasRoom ? whole : [span('  '), ...readLine(loading)], width);
}

function titleLine({title, monitor, data}: Model, width: number): Line {
	const room = Math.floor(width / 3);
	const start = [bold(' mqm-debug ', 'accent'), bold(title.length > room ? `…${title.slice(1 - room)}` : title)];
	if (monitor === undefined) return start;
	const {problemType, inferred} = monitor.expectation;
	const guess = inferred.includes('problemType') ? ' (inferred)' : '';
	return [...start, span(`  ${data.dataset.mainDialect} · ${problemType}${guess}  `, 'muted')];
}

function progressLine(model: Model, width: number): Line {
	if (model.rereading !== undefined) return rereadingLine(model, width);
	const {state, bytes, total, records, malformed, recordsPerSecond, phase} = model.loading;
	const bad = malformedSpans(malformed);
	const count = `${numberText(records)} records`;
	if (state === 'failed') return [...bad, bold('nothing could be read ', 'bad')];
	if (state === 'following')
		return [...bad, bold('following ', 'accent'), span(`${count} ${sizeText(bytes)} `, 'muted')];
	if (state === 'done') return [...bad, span(`${count} ${sizeText(bytes)} `, 'muted')];
	const what = phase === 'ground truth' ? 'reading ground truth' : `${count} ${numberText(recordsPerSecond)}/s`;
	return [...bad, ...bar(bytes, total, width), span(`${what} ${sizeText(bytes)} `, 'muted')];
}

/** How far reading once more is, and what ends it; once that was done, what begins it again. */
function rereadingLine(model: Model, width: number): Line {
	const {records, bytes, total} = model.loading;
	if (!isRereading(model)) return [bold('R', 'accent'), span(` reads all ${numberText(records)} records `, 'muted')];
	const stops = stopsReading(model) ? [bold(' Esc', 'accent'), span(' stops ', 'muted')] : [];
	return [...bar(bytes, total, width), span('read again ', 'muted'), ...stops];
}

function readLine({records, malformed}: Loading): Line {
	return [...malformedSpans(malformed), span(`${numberText(records)} records `, 'muted')];
}

function malformedSpans(malformed: number): Line {
	return malformed > 0 ? [span(` ${numberText(malformed)} malformed `, 'warn')] : [];
}

function bar(bytes: number, total: number | undefined, width: number): Line {
	if (total === undefined || total === 0) return [];
	const share = Math.min(1, bytes / total);
	const length = width >= 100 ? 16 : 8;
	const full = Math.round(share * length);
	const tone: Tone = 'accent';
	return [
		span(glyphs.full.repeat(full), tone),
		span(glyphs.empty.repeat(length - full), 'muted'),
		span(` ${Math.floor(share * 100)} % `),
	];
}

function sizeText(bytes: number): string {
	const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
	const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
	const size = bytes / 1000 ** power;
	return `${power === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[power]}`;
}
