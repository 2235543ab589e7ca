import type {BadLine, Intake} from '../../records/dataset.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, type Line, span, wrap} from '../line.js';

/** The lines that are no records, with the reason of each. */
export function malformedLines({data}: Model, width: number): readonly Line[] {
	const {captureIntake, truthIntake, sources} = data.dataset;
	const parts: readonly (readonly [title: string, intake: Intake])[] = [
		['Captures', captureIntake],
		['Ground truth', truthIntake],
	];
	return parts.flatMap(([title, {malformed, badLines}]): readonly Line[] => {
		if (malformed === 0) return [];
		const hidden = malformed - badLines.length;
		return [
			[bold(`  ${title}`, 'accent'), span(`  ${numberText(malformed)} lines are left out`, 'muted')],
			...badLines.flatMap((line) => badLineLines(line, sources, width)),
			...(hidden > 0 ? [[span(`  and ${numberText(hidden)} more, which are counted only`, 'muted')]] : []),
		];
	});
}

function badLineLines({source, line, reason}: BadLine, sources: readonly string[], width: number): readonly Line[] {
	const place = sources.length > 1 ? `${sources[source] ?? ''}:${line}` : `line ${line}`;
	const [first = [], ...others] = wrap(reason, Math.max(10, width - place.length - 6));
	const indent = ' '.repeat(place.length + 4);
	return [[span('  '), bold(place), span('  '), ...first], ...others.map((rest) => [span(indent), ...rest])];
}
