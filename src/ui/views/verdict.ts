import {problemText} from '../../records/result.js';
import {headline, verdictOf} from '../../report/verdict.js';
import type {Model} from '../../session/model.js';
import {currentOutcome} from '../../session/outcome-text.js';
import {firstRecordsText} from '../../session/rereading.js';
import {bold, type Line, span, widthOf} from '../line.js';
import type {Tone} from '../theme.js';

/** The state of things in one sentence. */
export function verdictLine(model: Model, width: number): Line {
	const {loading, draft, monitor, data, edited} = model;
	const [problem] = loading.problems;
	if (problem !== undefined) return [bold(` ${problemText(problem)}`, 'bad')];
	if (loading.state === 'failed') return [bold(' No line of the input is a record', 'bad')];
	if (draft === undefined || monitor === undefined)
		return [
			span(loading.state === 'following' ? ' Waiting for the first records' : ' Reading the first records', 'muted'),
		];
	const outcome = currentOutcome(model) ?? draft.after;
	const {comparable, decoded} = outcome.reading.funnel;
	const [counts = '', ...rest] = verdictOf({...outcome, funnel: outcome.reading.funnel}).split(': ');
	const score = comparable === 0 ? undefined : headline(outcome.statistics.metrics);
	const consequence = [...rest, ...(score === undefined ? [] : [score])].map((text) => `: ${text}`).join('');
	const sample = data.isSample || draft.countedIn.isSample ? ` (${sampleText(model)})` : '';
	const verdict = [bold(` ${counts}`, toneOf(comparable, decoded)), span(`${consequence}${sample}`)];
	const told = edited ? verdict : [...verdict, span('  as the monitor reads them (computed here)', 'muted')];
	return widthOf(told) <= width ? told : verdict;
}

/** What the numbers are of while not all records are there; the first line tells what becomes of the rest. */
function sampleText(model: Model): string {
	if (!model.data.isSample) return 'the first; all are being counted';
	return model.rereading === undefined ? 'the first records; the rest is being read' : firstRecordsText(model);
}

function toneOf(comparable: number, decoded: number): Tone {
	if (comparable === 0) return 'bad';
	return comparable < decoded * 0.95 ? 'warn' : 'good';
}
