import type {Event} from '../../session/events.js';
import {type LabelRow, labelTableOf} from '../../session/lens/label-rows.js';
import {hasLabels, highlightedOf, rankedSuggestions} from '../../session/lens/lens.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {effectText, mappingText, quietText} from '../../ui/views/lens.js';
import {chosen, type Section} from '../section.js';

const title = 'Domain lens';

const stateWords: Readonly<Record<LabelRow['state'], string>> = {
	'predicted only': 'no match is possible',
	'truth only': 'never predicted',
	both: 'shared',
};

/** Label by label what stands on either side, and what would bring the sides together with what it comes to. */
export function lensSection(model: Model): Section {
	const table = labelTableOf(model);
	if (table === undefined) return {title, lines: [String(hasLabels(model))]};
	const notes = [
		...(table.truthNote === undefined ? [] : [`ground truth: ${table.truthNote}`]),
		...(table.predictedNote === undefined ? [] : [`predictions: ${table.predictedNote}`]),
	];
	const list = rankedSuggestions(model);
	const highlighted = highlightedOf(model)?.id;
	const suggestions = list.map((one, at) => {
		const text = `${one.title}: ${effectText(model, one)}; writes ${mappingText(one)}`;
		return `${at + 1}. ${text}${one.id === highlighted ? chosen : ''}`;
	});
	return {
		title,
		lines: [...notes, ...table.rows.map(rowText), ...(list.length === 0 ? [quietText(model, table)] : suggestions)],
		...(list.length === 0 ? {} : {hint: 'a number applies that suggestion, Enter the chosen one'}),
	};
}

function rowText({label, state, truth, predicted}: LabelRow): string {
	const sides = [sideText('ground truth', truth), sideText('predictions', predicted)].filter((text) => text !== '');
	return `label ${label}, ${stateWords[state]}: ${sides.join('; ')}`;
}

function sideText(side: string, values: LabelRow['truth']): string {
	if (values.length === 0) return '';
	return `${side} ${values.map(({text, count}) => `${text} ${numberText(count)}`).join(', ')}`;
}

export function suggestionPicked(model: Model, number: number): readonly Event[] | undefined {
	return rankedSuggestions(model)[number - 1] && [{type: 'suggestion-applied', number}];
}
