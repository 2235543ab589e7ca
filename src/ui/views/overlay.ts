import type {Json} from '../../records/json.js';
import {jsonForm, scalarOf} from '../../records/scalar.js';
import {explanationParts} from '../../report/explanation-text.js';
import type {Model} from '../../session/model.js';
import {menuOf} from '../../session/navigation.js';
import {numberText} from '../../session/outcome-text.js';
import {bindings} from '../keymap.js';
import {blank, bold, type Line, span, wrap} from '../line.js';
import {heading} from './heading.js';
import {fromTop} from './window.js';

/** What lies over the screen: the keys, or the explanation of a finding. Scrolls with the arrows. */
export function overlayView(model: Model, width: number, height: number): readonly Line[] {
	const lines = overlayLines(model, width);
	const more = lines.length > height - 1 ? 'arrows scroll, ' : '';
	return [
		heading(model.overlay === 'help' ? 'Keys' : 'Explanation', width, {more: `${more}Esc closes`, focused: true}),
		...fromTop(lines, model.overlayTop, height - 1),
	];
}

/** Everything that an overlay says, in lines of a width. */
export function overlayLines(model: Model, width: number): readonly Line[] {
	return model.overlay === 'help' ? helpLines(model, width) : explainLines(model, width);
}

function helpLines(model: Model, width: number): readonly Line[] {
	return bindings.flatMap(({shown, help, available}) => {
		const can = available(model);
		const text = wrap(can === true ? help : `${help} (not now: ${can})`, width - 14, can === true ? 'plain' : 'muted');
		return text.map((line, at) => [bold((at === 0 ? `  ${shown}` : '').padEnd(13), 'accent'), ...line]);
	});
}

function explainLines(model: Model, width: number): readonly Line[] {
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
