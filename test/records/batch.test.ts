import {describe, expect, it} from 'vitest';
import {predictionsIn} from '../../src/records/batch.js';
import {decodePayload} from '../../src/records/decode-payload.js';

function predictions(output: string, input?: string): number {
	const payload = decodePayload({data: output, encoding: 'JSON'});
	if (!payload.ok) throw new Error(payload.reason);
	return predictionsIn(payload, input === undefined ? undefined : decodePayload({data: input, encoding: 'CSV'}));
}

describe('the number of predictions under one id', () => {
	it('is one for a list of numbers that answers one row', () => {
		expect(predictions('{"predictions":[0.2,0.8]}', '1,2,3')).toBe(1);
		expect(predictions('{"predictions":[1.7,-0.4,-2]}', '1,2,3')).toBe(1);
	});

	it('is as many as there are numbers where the request has as many rows', () => {
		expect(predictions('{"predictions":[0.2,0.8]}', '1,2,3\n4,5,6')).toBe(2);
		expect(predictions('{"predictions":[0.2,0.8]}', '1,2,3\n4,5,6\n7,8,9')).toBe(1);
	});

	it('follows from the sum where the request was not captured', () => {
		expect(predictions('{"predictions":[0.2,0.8]}')).toBe(1);
		expect(predictions('{"predictions":[0.9,0.8]}')).toBe(2);
	});

	it('counts labels, objects and lists, whatever the request says', () => {
		expect(predictions('{"predictions":["a","b"]}', '1,2')).toBe(2);
		expect(predictions('[{"p":1},{"p":0},{"p":1}]')).toBe(3);
		expect(predictions('{"predictions":[[0.2,0.8]]}')).toBe(1);
	});
});
