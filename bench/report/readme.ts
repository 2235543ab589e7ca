const [start, end] = ['<!-- bench: written by `npm run bench -- --readme` -->', '<!-- /bench -->'];

/** The README with another table between its markers; throws where it has none. */
export function withBench(readme: string, tables: string): string {
	const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
	if (from === -1 || to < from) throw new Error(`README.md has no lines "${start}" and "${end}"`);
	return `${readme.slice(0, from + start.length)}\n\n${tables}\n\n${readme.slice(to)}`;
}
