/** Whether to work in lines of text: the user asked for it, or the terminal can do nothing else. */
export function isPlain(asked: boolean): boolean {
	return asked || (process.stdout.isTTY === true && process.env['TERM'] === 'dumb');
}
