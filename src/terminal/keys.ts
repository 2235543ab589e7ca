import type {Key as InkKey} from 'ink';

/** The keys that have a name; `ctrl-`, `alt-` and `shift-` may stand before a name (`shift-up`), the first two before a character (`ctrl-c`, `alt-x`). */
export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'pageup'
	| 'pagedown'
	| 'home'
	| 'end'
	| 'enter'
	| 'escape'
	| 'tab'
	| 'backspace'
	| 'delete'
	| 'space';

/** A key in our own words: a name with or without modifiers, or the character itself: `j`, `J`, `{`, `?`. */
export type Key = KeyName | (string & {});

type NamedFlag = {[F in keyof InkKey]: InkKey[F] extends boolean ? F : never}[keyof InkKey] & string;

const names: readonly (readonly [flag: NamedFlag, name: KeyName])[] = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
];

/** Enter before raw mode is on arrives as a line feed, which Ink does not call Enter. */
const namedCharacters: ReadonlyMap<string, KeyName> = new Map([
	['\r', 'enter'],
	['\n', 'enter'],
	['\t', 'tab'],
	['\b', 'backspace'],
	['\u007F', 'backspace'],
	['\u001B', 'escape'],
	[' ', 'space'],
]);

/**
 * What Ink's `useInput` reports, as keys: usually one, none for what we have no name for (F1, a focus report), several
 * when Ink got several characters at once.
 */
export function keysOf(input: string, key: InkKey): Key[] {
	// Ink 6 sets `meta` with Escape; this is not Alt.
	if (key.escape) return ['escape'];
	const named = names.find(([flag]) => key[flag]);
	if (named) return [modifiers(key) + named[1]];
	// The rest of an escape sequence that Ink does not know. Ink 8 keeps these to itself.
	if (input.length > 1 && /^[[O]/.test(input)) return [];
	return [...input].flatMap((character) => characterKeys(character, key));
}

/** The text that a key types, for input fields; undefined when it types none. */
export function textOf(key: Key): string | undefined {
	if (key === 'space') return ' ';
	return [...key].length === 1 ? key : undefined;
}

function characterKeys(character: string, key: InkKey): Key[] {
	const prefix = `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}`;
	const name = namedCharacters.get(character);
	if (name !== undefined) return [prefix + name];
	return isControl(character) ? [] : [prefix + character];
}

function modifiers(key: InkKey): string {
	return `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}${key.shift ? 'shift-' : ''}`;
}

function isControl(character: string): boolean {
	return /^\p{Cc}$/u.test(character);
}
