import {isJsonList, isJsonObject, type Json} from './json.js';
import type {Payload} from './record.js';
import {scalarOf} from './scalar.js';

/**
 * How many predictions an output holds under its one id. `{"predictions": [0.2, 0.8]}` may be the answer to two rows, or
 * one list of probabilities: as many answers as the request has rows, and one where nothing is known of the request and
 * the numbers sum to 1.
 */
export function predictionsIn(output: Payload & {ok: true}, input: Payload | undefined): number {
	const numbers = numbersUnderPredictions(output.value);
	if (numbers === undefined) return output.rows;
	if (input?.ok) return input.rows === output.rows ? output.rows : 1;
	return Math.abs(numbers.reduce((sum, number) => sum + number, 0) - 1) < 0.01 ? 1 : output.rows;
}

function numbersUnderPredictions(value: Json): readonly number[] | undefined {
	const list = isJsonObject(value) ? value['predictions'] : undefined;
	if (!isJsonList(list) || !list.every((item) => scalarOf(item)?.type === 'number')) return undefined;
	return list.map(Number);
}
