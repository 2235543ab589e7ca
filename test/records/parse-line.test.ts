import {describe, expect, it} from 'vitest';
import {ExactNumber} from '../../src/records/json.js';
import {createLineParser} from '../../src/records/parse-line.js';

function reasonOf(line: string): string | undefined {
	const result = createLineParser()(line);
	return result?.ok === false ? result.reason : undefined;
}

describe('a line', () => {
	it('is a record when it is one JSON object', () => {
		expect(createLineParser()('{"a":[1,"x",null]}')).toEqual({ok: true, value: {a: [1, 'x', null]}});
	});

	it('may have a byte order mark, a carriage return and blanks around it', () => {
		const parse = createLineParser();
		for (const line of ['\uFEFF{"a":1}', '{"a":1}\r', '  {"a":1}\t'])
			expect(parse(line)).toEqual({ok: true, value: {a: 1}});
	});

	it('is nothing when it is blank', () => {
		for (const line of ['', ' ', '\r', '\uFEFF']) expect(createLineParser()(line)).toBeUndefined();
	});

	it('is a problem with a reason when it is anything else', () => {
		expect(reasonOf('null')).toBe('null, not an object');
		expect(reasonOf('[{"a":1}]')).toBe('a list, not an object');
		expect(reasonOf('"text"')).toBe('a text, not an object');
		expect(reasonOf('0')).toBe('a number, not an object');
		expect(reasonOf('false')).toBe('a boolean, not an object');
		expect(reasonOf('{"p":NaN}')).toBe('not JSON: unexpected NaN at column 6');
		expect(reasonOf("{'a': 1}")).toBe("not JSON: unexpected ' at column 2");
		expect(reasonOf('{"a":1},')).toBe('not JSON: unexpected , at column 8');
		expect(reasonOf('{"a":"b')).toBe('not JSON: a text that starts at column 6 has no end');
	});

	it('does not harm the lines after it, whatever it is', () => {
		const parse = createLineParser();
		for (const bad of [
			'null',
			'NaN',
			'{',
			'[1]',
			'"x"',
			'\u0000',
			'{"a":\u2028}',
			'['.repeat(100_000),
			'false',
			'""',
			'a\rb',
		]) {
			expect(parse(bad)).toMatchObject({ok: false});
			expect(parse('{"next":true}')).toEqual({ok: true, value: {next: true}});
		}
	});

	it('is refused when it is nested too deep to be followed', () => {
		const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
		expect(reasonOf(deep)).toBe('not JSON: nested more than 512 levels deep');
	});

	it('keeps the spelling of numbers where the values stand in the line itself', () => {
		const parse = createLineParser();
		const exact = new ExactNumber('1.0');
		expect(parse('{"prediction":1.0}')).toEqual({ok: true, value: {prediction: exact}});
		expect(parse('{"request":{},"response":{"p":1.0}}')).toMatchObject({value: {response: {p: exact}}});
		expect(parse('{"groundTruthData":{"data":1.0}}')).toMatchObject({value: {groundTruthData: {data: exact}}});
		expect(parse('{"captureData":{"endpointOutput":{"data":{"p":1.0}}}}')).toMatchObject({
			value: {captureData: {endpointOutput: {data: {p: exact}}}},
		});
	});
});
