import {type Body, compactJson, csv} from '../fixtures/capture.js';
import type {Subject} from './world.js';

export const binary = 'BinaryClassification';
export const multiclass = 'MulticlassClassification';

/** Of two classes the second is the positive one. */
export const digits = ['0', '1'];
export const signs = ['negative', 'positive'];
export const yesNo = ['no', 'yes'];
export const trueFalse = ['False', 'True'];
export const churn = ['stay', 'churn'];
export const german = ['bleibt', 'gekündigt'];
export const species = ['Adelie', 'Chinstrap', 'Gentoo'];
export const lights = ['grün', 'gelb', 'rot'];
export const five = ['A1', 'A2', 'B1', 'B2', 'C1'];
export const ten = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** A JSON object as a model server would print it: numbers and texts as they are given. */
export function json(value: object): Body {
	return compactJson(value);
}

/** JSON text that no JavaScript value would print, such as `1.0`. */
export function jsonText(data: string): Body {
	return {...compactJson({}), data};
}

export function namedFeatures({features, flag, category, index}: Subject): Body {
	const [tenure = 0, , calls = 0, balance = 0, usage = 0, trend = 0] = features;
	return compactJson({
		tenure,
		calls,
		balance,
		usage,
		trend,
		region: category,
		has_complained: flag ? 1 : 0,
		row: index,
	});
}

/** Names that sound like roles and are none. */
export function misleadingFeatures({features, flag, category, index}: Subject): Body {
	const [, , label_count = 0, score_last_year = 0, target_temperature = 0] = features;
	const status = flag ? 'active' : 'idle';
	return compactJson({
		class: category,
		type: 'retail',
		status,
		label_count,
		score_last_year,
		target_temperature,
		visit: index,
	});
}

/** Yes-or-no columns as an encoder writes them. */
export function oneHot({features, flag, category, index}: Subject): Body {
	const months = Array.from({length: 12}, (_, month) => (index % 12 === month ? 1 : 0));
	const regions = ['north', 'south', 'east', 'west'].map((name) => (name === category ? 1 : 0));
	return csv([...features, ...months, ...regions, flag ? 1 : 0]);
}
