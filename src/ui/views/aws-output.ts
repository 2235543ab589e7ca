import {awsOutput} from '../../report/aws-output.js';
import type {Model} from '../../session/model.js';
import {blank, bold, type Line, span, wrap} from '../line.js';

const origin =
	'Computed here from the records, not by AWS: what a run of the monitor leaves behind when it reads them so.';

/** The signature of the records in AWS's own output, before anything is mended. */
export function awsLines(model: Model, width: number, height: number): readonly Line[] {
	const {monitor, lab} = model;
	const story = lab === undefined ? [] : wrapped(lab.task.story, width, 'muted');
	if (monitor === undefined) return [...story, [span('   Reading the first records', 'muted')]];
	const {before, expectation} = monitor;
	const {status, violations, statistics} = awsOutput(before, expectation.problemType, lab?.task.baseline);
	const isFine = before.outcome === 'metrics' && violations.length === 0;
	return [
		...story,
		...status.flatMap((text, at) => wrapped(text, width, at === 0 && isFine ? 'good' : at === 0 ? 'bad' : 'plain')),
		...section('constraint_violations.json', someOf(violations, height < roomForAll ? 2 : violations.length), width),
		...section('statistics.json', statistics, width),
		blank,
		...wrapped(origin, width, 'muted'),
	];
}

/** The matrix further down is the other half of the symptom, and has to be seen without scrolling. */
const roomForAll = 30;

function someOf(texts: readonly string[], most: number): readonly string[] {
	const rest = texts.length - most;
	return rest <= 1 ? texts : [...texts.slice(0, most), `… and ${rest} more`];
}

function section(name: string, texts: readonly string[], width: number): readonly Line[] {
	if (texts.length === 0) return [];
	return [blank, [bold(`   ${name}`)], ...texts.flatMap((text) => indented(text, width))];
}

/** A line of JSON keeps its indentation where it is broken. */
function indented(text: string, width: number): readonly Line[] {
	const start = ' '.repeat(3 + (text.length - text.trimStart().length));
	return wrap(text.trimStart(), width - start.length - 1).map((line) => [span(start), ...line]);
}

function wrapped(text: string, width: number, tone: 'plain' | 'muted' | 'good' | 'bad'): readonly Line[] {
	return wrap(text, width - 4, tone).map((line) => [span('   '), ...line]);
}
