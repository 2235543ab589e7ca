import stringWidth from 'string-width';
import type {Evidence, Finding, Fix, Severity} from '../findings/finding.js';
import {printable} from '../records/printable.js';
import {countOf, padStart, pageWidth, shortened, wrap} from './text-layout.js';

const marks: Readonly<Record<Severity, string>> = {error: '✗', warning: '!', info: 'i'};

/** A finding as a paragraph: code and extent, what is wrong, where it is seen, what mends it. */
export function findingText({code, severity, count, total, message, evidence, fixes}: Finding): readonly string[] {
	const head = `${marks[severity]} ${code}`;
	const extent = `${severity}, ${countOf(count)} of ${countOf(total)}`;
	return [
		head + padStart(extent, pageWidth - stringWidth(head)),
		...wrap(printable(message), '  '),
		...evidence.flatMap(evidenceText),
		...fixes.flatMap((fix, at) => fixText(fix, at > 0)),
	];
}

/** `file:line  path  value`; where that is wider than a page, the place goes above. */
function evidenceText({file, line, path, value}: Evidence): readonly string[] {
	const where = file === undefined ? `line ${line}` : `${printable(file)}:${line}`;
	const what = printable(path);
	const text = printable(JSON.stringify(value) ?? 'nothing');
	const inOne = `    ${where}  ${what}  ${text}`;
	if (stringWidth(inOne) <= pageWidth) return [inOne];
	const left = Math.max(20, pageWidth - stringWidth(what) - 8);
	const short = `    ${where}  ${what}  ${shortened(text, 20)}`;
	return stringWidth(short) <= pageWidth
		? [`    ${where}  ${what}  ${shortened(text, pageWidth - stringWidth(where + what) - 8)}`]
		: [`    ${where}`, `      ${what}  ${shortened(text, left)}`];
}

function fixText({title, certainty, rescues}: Fix, isAlternative: boolean): readonly string[] {
	const start = isAlternative ? 'or' : 'fix';
	const judgement = certainty === 'safe' ? 'safe' : 'yours to decide';
	const gain = rescues === 0 ? '' : `, rescues ${countOf(rescues)}`;
	return wrap(`${start}: ${printable(title)} (${judgement}${gain})`, '  → ').map((line, at) =>
		at === 0 ? line : line.replace('→', ' '),
	);
}
