/** A file to be shown in the user's editor, at a line counted from 1. */
export type EditTarget = {
	readonly path: string;
	readonly line: number;
	/** A copy that goes away afterwards: an editor with a window of its own has to be waited for. */
	readonly isCopy: boolean;
};

/** The user's own words for an editor, and what is put behind them. */
export type EditorCommand = {readonly words: string; readonly args: readonly string[]};

/** What a user without a choice of their own gets. */
const usual = 'vi';

/** The editor that the environment names (VISUAL, else EDITOR), told where to go in its own way. */
export function editorCommand(
	environment: Readonly<Record<string, string | undefined>>,
	{path, line, isCopy}: EditTarget,
): EditorCommand {
	const words = [environment['VISUAL'], environment['EDITOR']].find((name) => name?.trim()) ?? usual;
	const {at, wait} = habitsOf(words);
	const file = path.startsWith('-') ? `./${path}` : path;
	return {words, args: [...(isCopy && wait !== undefined ? [wait] : []), ...at(file, line)]};
}

type Habits = {
	readonly at: (path: string, line: number) => readonly string[];
	/** The option that makes an editor with a window end only when the file is closed. */
	readonly wait?: string;
};

const plus: Habits['at'] = (path, line) => [`+${line}`, path];
const colon: Habits['at'] = (path, line) => [`${path}:${line}`];
const goto: Habits['at'] = (path, line) => ['-g', `${path}:${line}`];

/** An editor that is not here gets the file alone: it might take a line number for another file. */
const unknown: Habits = {at: (path) => [path]};

const habits: readonly (readonly [names: RegExp, habits: Habits])[] = [
	[/^(n?vi|n?vim|vim?\.\w+|view|vimdiff|elvis|editor|sensible-editor)$/, {at: plus}],
	[/^(nano|pico|rnano|less|more|most|ne|joe|jmacs|jed|mg|micro|kak|kakoune|mcedit)$/, {at: plus}],
	[/^(emacs|emacs-nox|emacsclient|xemacs|zile)$/, {at: plus}],
	[/^(gvim|mvim)$/, {at: plus, wait: '-f'}],
	[/^(gedit|xed|pluma)$/, {at: plus, wait: '--wait'}],
	[/^(code|code-insiders|codium|vscodium|cursor|windsurf)$/, {at: goto, wait: '--wait'}],
	[/^(subl|sublime_text|zed|zeditor|atom)$/, {at: colon, wait: '--wait'}],
	[/^(hx|helix)$/, {at: colon}],
];

function habitsOf(words: string): Habits {
	const [program = ''] = /^\s*("[^"]*"|'[^']*'|\S+)/.exec(words)?.slice(1) ?? [];
	const name = program
		.replaceAll(/["']/g, '')
		.replace(/^.*[/\\]/, '')
		.replace(/\.(exe|cmd)$/i, '')
		.toLowerCase();
	return habits.find(([names]) => names.test(name))?.[1] ?? unknown;
}
