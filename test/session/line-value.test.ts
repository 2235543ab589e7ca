import {describe, expect, it} from 'vitest';
import type {Place} from '../../src/records/place.js';
import {valueInLine} from '../../src/session/line-value.js';

function capture(data: string, encoding: string): string {
	const endpointOutput = {data: '1', encoding: 'CSV'};
	return JSON.stringify({
		captureData: {endpointInput: {data, encoding}, endpointOutput},
		eventMetadata: {eventId: 'a'},
	});
}

describe('a value of a raw line', () => {
	it.each<[string, string, Place, string | undefined]>([
		['a field of a CSV row', capture('1,x', 'CSV'), {from: 'input', path: '$[1]'}, '"x"'],
		['a row', capture('1,2,3,4,5', 'CSV'), {from: 'input', path: '$'}, '[5] "1", "2", "3", "4", …'],
		['a short row', capture('1,2', 'CSV'), {from: 'input', path: '$'}, '[2] "1", "2"'],
		['a JSON value', capture('{"age": 7, "plan": null}', 'JSON'), {from: 'input', path: '$.age'}, '7'],
		['an object', capture('{"a":1,"b":2,"c":3,"d":4,"e":5}', 'JSON'), {from: 'input', path: '$'}, '{a, b, c, d, …}'],
		['a list that holds lists', capture('{"x":[[1],2]}', 'JSON'), {from: 'input', path: '$.x'}, '[2] 2'],
		['what is null', capture('{"plan": null}', 'JSON'), {from: 'input', path: '$.plan'}, undefined],
		['what is not there', capture('1,x', 'CSV'), {from: 'input', path: '$[7]'}, undefined],
		['what cannot be decoded', capture('{', 'JSON'), {from: 'input', path: '$'}, undefined],
		['a payload, from whatever side', '{"data":[1,2],"label":"yes"}', {from: 'input', path: '$.label'}, '"yes"'],
		['a request', '{"request":{"x":1},"response":{"y":2}}', {from: 'input', path: '$.x'}, '1'],
	])('%s', (_, line, place, expected) => {
		expect(valueInLine(line, place)).toBe(expected);
	});

	it('is nothing where the line is no record', () => {
		for (const line of ['', '{broken', '{"groundTruthData":{"data":"1","encoding":"CSV"}}'])
			expect(valueInLine(line, {from: 'record', path: '$'})).toBeUndefined();
	});
});
