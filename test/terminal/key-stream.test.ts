import {EventEmitter} from 'node:events';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {createKeyStream} from '../../src/terminal/key-stream.js';

const turnsPerKey = 6;

function turns(count: number): Promise<void> {
	return count === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => resolve(turns(count - 1))));
}

function listen(reserved?: ReadonlyMap<string, () => void>, onPaste?: (text: string) => void) {
	const source = new EventEmitter();
	const stream = createKeyStream(source, {...(reserved && {reserved}), onPaste});
	const keys: string[] = [];
	const onReadable = () => {
		for (let key = stream.stdin.read(); key !== null; key = stream.stdin.read()) keys.push(String(key));
	};
	return {stream, keys, onReadable, type: (text: string) => source.emit('data', Buffer.from(text))};
}

test('a handler gets one key at a time, and the next only after several turns of the event loop', async () => {
	const {stream, keys, onReadable, type} = listen();
	stream.stdin.on('readable', onReadable);

	type('abc');
	await turns(3);
	expect(keys).toEqual(['a']);

	await turns(3 * turnsPerKey);
	expect(keys).toEqual(['a', 'b', 'c']);
});

test('keys typed while nobody listens wait for the next listener', async () => {
	const {stream, keys, onReadable, type} = listen();
	type('ab');
	await turns(turnsPerKey);

	stream.stdin.on('readable', onReadable);
	await turns(3 * turnsPerKey);

	expect(keys).toEqual(['a', 'b']);
});

describe('a lone ESC', () => {
	afterEach(() => {
		vi.useRealTimers();
	});

	test('is the start of an arrow key when the rest comes within 40 ms', async () => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
		const {stream, keys, onReadable, type} = listen();
		stream.stdin.on('readable', onReadable);

		type('\u001B');
		vi.advanceTimersByTime(39);
		type('[');
		vi.advanceTimersByTime(39);
		type('A');
		await turns(turnsPerKey);

		expect(keys).toEqual(['\u001B[A']);
	});

	test('is the Escape key when nothing comes', async () => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
		const {stream, keys, onReadable, type} = listen();
		stream.stdin.on('readable', onReadable);

		type('\u001B');
		await turns(turnsPerKey);
		expect(keys).toEqual([]);
		vi.advanceTimersByTime(40);
		await turns(turnsPerKey);

		expect(keys).toEqual(['\u001B']);
	});

	test('is no Escape when the rest arrived while the program was busy', async () => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
		const {stream, keys, onReadable, type} = listen();
		stream.stdin.on('readable', onReadable);

		type('\u001B');
		vi.advanceTimersByTime(500);
		type('[A');
		await turns(turnsPerKey);

		expect(keys).toEqual(['\u001B[A']);
	});
});

test('a reserved key goes to its action and not to Ink', async () => {
	let suspended = 0;
	const reserved = new Map([['\u001A', () => void suspended++]]);
	const {stream, keys, onReadable, type} = listen(reserved);
	stream.stdin.on('readable', onReadable);

	type('a\u001Ab');
	await turns(4 * turnsPerKey);

	expect(keys).toEqual(['a', 'b']);
	expect(suspended).toBe(1);
});

test('Ctrl-C overtakes what was typed before it', async () => {
	const {stream, keys, onReadable, type} = listen();
	stream.stdin.on('readable', onReadable);

	type('a'.repeat(500));
	await turns(turnsPerKey);
	type('b\u0003c');
	await turns(6 * turnsPerKey);

	expect(keys.slice(-2)).toEqual(['\u0003', 'c']);
	expect(keys.length).toBeLessThan(20);
});

test('the Backspace key reaches Ink as the code that Ink calls backspace', async () => {
	const {stream, keys, onReadable, type} = listen();
	stream.stdin.on('readable', onReadable);

	type('\u007F');
	await turns(turnsPerKey);

	expect(keys).toEqual(['\b']);
});

test('a closed stream hands on nothing more', async () => {
	const {stream, keys, onReadable, type} = listen();
	stream.stdin.on('readable', onReadable);
	type('abc');

	stream.close();
	type('d');
	await turns(4 * turnsPerKey);

	expect(keys).toEqual([]);
});

describe('a paste', () => {
	const pasted = 'a\u001B[200~{\r\n"b"}\u001B[A\u001B[201~c';

	test('goes whole to whoever takes it, in its turn', async () => {
		const seen: string[] = [];
		const {stream, keys, onReadable, type} = listen(undefined, (text) => seen.push(`${keys.join('')}: ${text}`));
		stream.stdin.on('readable', onReadable);
		type(pasted);
		await turns(4 * turnsPerKey);
		expect(seen).toEqual(['a: {\r\n"b"}\u001B[A']);
		expect(keys).toEqual(['a', 'c']);
	});

	test('comes as its printable characters where nobody takes it', async () => {
		const {stream, keys, onReadable, type} = listen();
		stream.stdin.on('readable', onReadable);
		type(pasted);
		await turns(10 * turnsPerKey);
		expect(keys).toEqual([...'a{"b"}c']);
	});
});

test('keys wait while the stream is paused, and none is lost', async () => {
	const {stream, keys, onReadable, type} = listen();
	stream.stdin.on('readable', onReadable);
	type('abc');
	await turns(3);
	stream.pause();
	await turns(3 * turnsPerKey);
	expect(keys).toEqual(['a']);

	stream.resume();
	await turns(3 * turnsPerKey);
	expect(keys).toEqual(['a', 'b', 'c']);
});
