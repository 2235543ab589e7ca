import {type Lab, type LabInputs, openLab} from '../runtime/open-lab.js';
import {converse, type Print, plainSurroundings, printer} from './conversation.js';
import {spoken} from './section.js';
import {type TypedLines, typedLines} from './typed-lines.js';

type Surroundings = {
	readonly commands: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly inputs: LabInputs;
};

/** The lab in lines of text. Resolves with the exit status. */
export async function showLabPlain({commands, output, inputs}: Surroundings): Promise<number> {
	const print = printer(output);
	const lab = openLab(inputs, () => plainSurroundings(print));
	const lines = typedLines(commands);
	const stop = () => {
		lab.session()?.store.dispatch({type: 'interrupted'});
		lab.store.dispatch({type: 'left', status: 130});
		lines.close();
	};
	process.once('SIGINT', stop);
	output.once('error', stop);
	print([`mqm-debug lab, ${spoken(inputs.title)}. Each exercise breaks a copy of a healthy capture in memory.`]);
	while (lab.store.get().ended === undefined) {
		if (lab.session() === undefined) await choose(lab, lines, print);
		else await work(lab, lines, print);
	}
	lines.close();
	process.off('SIGINT', stop);
	await lab.close();
	return lab.store.get().ended ?? 0;
}

/** One exercise, until the user leaves it or there are no more lines. */
async function work(lab: Lab, lines: TypedLines, print: Print): Promise<void> {
	const session = lab.session();
	if (session === undefined) return;
	await converse(session.store, lines, print);
	const {ended} = session.store.get();
	if (ended === undefined) lab.store.dispatch({type: 'left', status: 0});
	else lab.leaveExercise(ended);
}

/** The list of exercises, until one of them is begun. */
async function choose(lab: Lab, lines: TypedLines, print: Print): Promise<void> {
	print(offerLines(lab));
	const line = await lines.next();
	if (lab.store.get().ended !== undefined) return;
	const typed = line?.trim().replace(/^:\s*/, '');
	const {offers, highlighted} = lab.store.get();
	if (typed === undefined || /^(q|quit|q!|close)$/.test(typed)) {
		lab.store.dispatch({type: 'left', status: 0});
		return;
	}
	const number = typed === '' ? highlighted + 1 : Number(typed);
	const offer = offers[number - 1];
	if (offer === undefined) {
		print([`Not done: "${spoken(typed)}" is no exercise; there are 1 to ${offers.length}`]);
		return;
	}
	lab.store.dispatch({type: 'moved', by: number - 1 - highlighted});
	print([`${offer.title}: ${offer.story}`]);
	lab.begin();
}

function offerLines(lab: Lab): readonly string[] {
	const {offers, mended, highlighted} = lab.store.get();
	const done = offers.filter(({name}) => mended.has(name)).length;
	return [
		`Exercises, ${done} of ${offers.length} mended:`,
		...offers.map(({name, title}, at) => {
			return `  ${at + 1}. ${title}${mended.has(name) ? ', mended' : ''}${at === highlighted ? ', chosen' : ''}`;
		}),
		'  a number begins that exercise, Enter the chosen one; quit ends',
	];
}
