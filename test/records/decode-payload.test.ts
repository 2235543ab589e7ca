import {describe, expect, it} from 'vitest';
import {decodePayload} from '../../src/records/decode-payload.js';
import {ExactNumber} from '../../src/records/json.js';

const csv = (data: string) => decodePayload({data, encoding: 'CSV', contentType: 'text/csv'});
const json = (data: string) => decodePayload({data, encoding: 'JSON', contentType: 'application/json'});
const base64 = (data: string | Uint8Array, contentType?: string) =>
	decodePayload({data: Buffer.from(data as string).toString('base64'), encoding: 'BASE64', contentType});

describe('a CSV payload', () => {
	it('of one row is a list of fields', () => {
		expect(csv('Gentoo,0.75')).toEqual({
			ok: true,
			value: ['Gentoo', '0.75'],
			encoding: 'CSV',
			format: 'csv',
			contentType: 'text/csv',
			steps: [],
			rows: 1,
			header: undefined,
		});
	});

	it('of several rows is a list of rows', () => {
		expect(csv('\n1.5,2\n2.5,3\n')).toMatchObject({
			value: [
				['1.5', '2'],
				['2.5', '3'],
			],
			rows: 2,
			steps: ['leading-newline', 'trailing-newline'],
		});
	});

	it('reports the line breaks, the byte order mark and the header line that it took off', () => {
		expect(csv('0.25\n')).toMatchObject({value: ['0.25'], steps: ['trailing-newline']});
		expect(csv('\uFEFFage,sex\r\n42,m\r\n')).toMatchObject({
			value: ['42', 'm'],
			rows: 1,
			steps: ['bom', 'crlf', 'trailing-newline', 'header-line'],
			header: ['age', 'sex'],
		});
	});

	it('loses only one trailing line break', () => {
		expect(csv('1\n\n')).toMatchObject({value: [['1'], ['']], rows: 2});
	});
});

describe('a JSON payload', () => {
	it('is its value, with the spelling of its numbers', () => {
		expect(json('{"prediction": 1.0, "p": 0.5}\n')).toMatchObject({
			value: {prediction: new ExactNumber('1.0'), p: 0.5},
			encoding: 'JSON',
			format: 'json',
			rows: 1,
			steps: ['trailing-newline'],
		});
	});

	it('may be several JSON Lines in one string', () => {
		expect(json('{"label":1}\r\n{"label":0}\r\n')).toMatchObject({
			value: [{label: 1}, {label: 0}],
			rows: 2,
			steps: ['crlf', 'trailing-newline', 'json-lines'],
		});
	});

	it.each([
		['[{"p":1},{"p":0}]', 2],
		['[[0.5,0.5],[1,0],[0,1]]', 3],
		['{"predictions":[{"p":1},{"p":0}]}', 2],
		['{"instances":[1,2,5]}', 3],
		['{"predictions":[{"p":1}]}', 1],
		['{"predictions":[]}', 1],
		['[0.25,0.75]', 1],
		['[[0.25,0.75]]', 1],
		['["Adelie","Gentoo"]', 1],
		['[]', 1],
		['0.5', 1],
	])('%s holds %i row(s)', (data, rows) => {
		expect(json(data)).toMatchObject({ok: true, rows});
	});

	it('that cannot be read says why', () => {
		expect(json('{"p": NaN}')).toEqual({
			ok: false,
			encoding: 'JSON',
			contentType: 'application/json',
			reason: 'not JSON: unexpected NaN at column 7',
		});
		expect(json('')).toMatchObject({ok: false, reason: 'not JSON: the text ends too early'});
		expect(json('{"p":1}\n{"p":')).toMatchObject({ok: false});
		expect(json(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toMatchObject({ok: false});
	});
});

describe('a BASE64 payload', () => {
	it('is read by its content type, whose parameters do not matter', () => {
		expect(base64('0.5', 'text/csv; charset=utf-8')).toMatchObject({value: ['0.5'], encoding: 'BASE64', format: 'csv'});
		expect(base64('0.5', 'application/json;v=1')).toMatchObject({value: 0.5, encoding: 'BASE64', format: 'json'});
		expect(base64('{"a":1}\n{"a":2}', 'application/jsonlines')).toMatchObject({
			rows: 2,
			steps: ['base64', 'json-lines'],
		});
	});

	it('is read by its looks where the content type says nothing, or not the truth', () => {
		expect(base64('{"p": 0.5}', 'text/html; charset=utf-8')).toMatchObject({value: {p: 0.5}, format: 'json'});
		expect(base64('0.5')).toMatchObject({value: ['0.5'], format: 'csv'});
		expect(base64('"yes"\n')).toMatchObject({value: 'yes', format: 'json'});
		expect(base64('0.5,1')).toMatchObject({value: ['0.5', '1'], format: 'csv'});
		expect(base64('0.5\n0.7')).toMatchObject({value: [['0.5'], ['0.7']], format: 'csv'});
		expect(base64('[draft],1', 'application/json')).toMatchObject({value: ['[draft]', '1'], format: 'csv'});
	});

	it('that is no text, or no base64, is not decoded', () => {
		expect(base64(new Uint8Array([0x93, 0x4e, 0x55, 0x4d]))).toMatchObject({
			ok: false,
			reason: expect.stringContaining('binary'),
		});
		expect(base64('\u0000\u0001', 'text/csv')).toMatchObject({ok: false, encoding: 'BASE64'});
		for (const data of ['abc', 'ab=c', 'ab c', '{"a":1}', '====']) {
			expect(decodePayload({data, encoding: 'BASE64'})).toMatchObject({ok: false, reason: 'not valid base64'});
		}
	});
});

describe('a payload without a usable encoding', () => {
	it('is decoded by its looks', () => {
		expect(decodePayload({data: '{"p":1}'})).toMatchObject({value: {p: 1}, encoding: 'JSON', format: 'json'});
		expect(decodePayload({data: 'Gentoo,1', encoding: 'TEXT'})).toMatchObject({
			value: ['Gentoo', '1'],
			encoding: 'CSV',
		});
		expect(decodePayload({data: '1,2', encoding: 'csv'})).toMatchObject({value: ['1', '2'], encoding: 'CSV'});
	});

	it('that is JSON already is taken as it stands', () => {
		expect(decodePayload({data: {p: 1}, encoding: 'JSON'})).toMatchObject({value: {p: 1}, encoding: 'none', rows: 1});
	});

	it('and without data is a problem', () => {
		expect(decodePayload({})).toMatchObject({ok: false, reason: 'there is no data'});
		expect(decodePayload({data: null, encoding: 'CSV'})).toMatchObject({ok: false, reason: 'there is no data'});
	});
});
