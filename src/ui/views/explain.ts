import type {Json} from '../../records/json.js';
import {jsonForm, scalarOf} from '../../records/scalar.js';
import {explanationParts} from '../../report/explanation-text.js';
import type {Model} from '../../session/model.js';
import {menuOf} from '../../session/navigation.js';
import {numberText} from '../../session/outcome-text.js';
import {blank, bold, type Line, span, wrap} from '../line.js';

/** What a finding is, how it looks in AWS's own output, why, and the mend. */
export function explainLines(model: Model, width: number): readonly Line[] {
	const item = menuOf(model)[model.highlighted];
	if (item === undefined) return [[span('  There is no finding here')]];
	const {code, severity, message, evidence, count, total} = item.finding;
	return [
		[bold(`  ${code}`), span(`  ${severity}, ${numberText(count)} of ${numberText(total)} records`, 'muted')],
		...indented(wrap(message, width - 4)),
		blank,
		...evidence.map(
			({line, file, path, value}): Line => [
				span(`  ${file === undefined ? 'line ' : `${file}:`}${line}  `, 'muted'),
				span(`${path}  `),
				bold(valueText(value)),
			],
		),
		...explanationLines(code, width),
	];
}

function explanationLines(code: string, width: number): readonly Line[] {
	return (explanationParts(code) ?? []).flatMap(({heading: title, text}) => [
		blank,
		[bold(`  ${title}`, 'accent')],
		...indented(wrap(text, width - 4)),
	]);
}

function indented(lines: readonly Line[]): readonly Line[] {
	return lines.map((line) => [span('  '), ...line]);
}

function valueText(value: unknown): string {
	const scalar = scalarOf(value as Json);
	return scalar === undefined ? JSON.stringify(value) : jsonForm(scalar);
}
