import {openSession, type SessionInputs} from '../runtime/open-session.js';
import {converse, plainSurroundings, printer} from './conversation.js';
import {spoken} from './section.js';
import {typedLines} from './typed-lines.js';

type Surroundings = {
	readonly commands: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly inputs: SessionInputs;
};

/** The debugger in lines of text, for screen readers, dumb terminals and scripts. Resolves with the exit status. */
export async function showPlain({commands, output, inputs}: Surroundings): Promise<number> {
	const print = printer(output);
	const session = openSession(inputs, plainSurroundings(print));
	const {store} = session;
	const lines = typedLines(commands);
	const stop = () => {
		store.dispatch({type: 'interrupted'});
		lines.close();
	};
	process.once('SIGINT', stop);
	output.once('error', stop);
	print([`mqm-debug, ${spoken(store.get().title)}. help lists the commands, quit ends.`]);
	session.start();
	await converse(store, lines, print);
	lines.close();
	process.off('SIGINT', stop);
	await session.close();
	const {ended, loading} = store.get();
	return ended ?? (loading.state === 'failed' ? 3 : 0);
}
