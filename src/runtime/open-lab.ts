import {baselineSteps} from '../lab/baseline.js';
import {broken, type Exercise} from '../lab/exercise.js';
import {type Material, truthsSteps} from '../lab/material.js';
import type {ReportedConstraints} from '../monitor/constraints-file.js';
import type {Steps} from '../records/steps.js';
import {type Chooser, type ChooserEvent, initialChooser, type Offer, updateChooser} from '../session/lab/chooser.js';
import {type Lab as SessionLab, taskState} from '../session/lab/task.js';
import {createStore, type Store} from '../session/store.js';
import {memorySource} from '../sources/source.js';
import {openSession, type Session, type SessionInputs, type Surroundings} from './open-session.js';
import {workAhead} from './turns.js';

/** What the lab is opened on. */
export type LabInputs = {
	/** The capture as the user knows it. */
	readonly title: string;
	readonly healthy: Material;
	readonly exercises: readonly Exercise[];
	/** The exercise that the tour leads through. */
	readonly tour: Exercise | undefined;
	/** Begin with the tour. */
	readonly touring: boolean;
};

/** The lab with the session of the exercise that is being worked on. */
export type Lab = {
	readonly store: Store<Chooser, ChooserEvent>;
	readonly session: () => Session | undefined;
	/** Opens the exercise that is highlighted. */
	readonly begin: () => void;
	/** Back to the exercises, unless the status says that the user wants out. */
	readonly leaveExercise: (status: number) => void;
	readonly close: () => Promise<void>;
};

const tourName = 'tour';
const interrupted = 130;

export function openLab(inputs: LabInputs, surroundings: () => Surroundings): Lab {
	const store = createStore(updateChooser, initialChooser(inputs.title, offersOf(inputs), surroundings().size));
	const baseline = workAhead(preparationSteps(inputs.healthy));
	let session: Session | undefined;
	const begin = () => {
		const {offers, highlighted} = store.get();
		const offer = offers[highlighted];
		const exercise = offer && exerciseOf(inputs, offer);
		const material = exercise && broken(exercise, inputs.healthy);
		if (offer === undefined || exercise === undefined || material === undefined) return;
		const task = {title: exercise.title, story: exercise.story, baseline: baseline.result()};
		session = openSession(sessionInputs(material, {task, hint: offer.tour ? 0 : undefined}), surroundings());
		store.dispatch({type: 'began', name: offer.name});
		session.start();
	};
	const closeSession = async () => {
		const left = session;
		session = undefined;
		await left?.close();
	};
	if (inputs.touring) begin();
	return {
		store,
		session: () => session,
		begin,
		leaveExercise(status) {
			const mended = session !== undefined && taskState(session.store.get()) === 'mended';
			void closeSession();
			store.dispatch(status === interrupted ? {type: 'left', status} : {type: 'returned', mended});
		},
		async close() {
			baseline.stop();
			await closeSession();
		},
	};
}

/** What every exercise needs, for the healthy capture. */
function* preparationSteps(healthy: Material): Steps<ReportedConstraints> {
	const baseline = yield* baselineSteps(healthy);
	yield* truthsSteps(healthy);
	return baseline;
}

function offersOf({exercises, tour}: LabInputs): readonly Offer[] {
	const offers = exercises.map(({name, title, story}) => ({name, title, story, tour: false}));
	if (tour === undefined) return offers;
	const story = 'Never been here? All three failures at once, with a hint at every step.';
	return [{name: tourName, title: 'A guided tour', story, tour: true}, ...offers];
}

function exerciseOf({exercises, tour}: LabInputs, offer: Offer): Exercise | undefined {
	return offer.tour ? tour : exercises.find(({name}) => name === offer.name);
}

function sessionInputs(material: Material, lab: SessionLab): SessionInputs {
	const {captures, groundTruth, configuration, given} = material;
	const files = ['capture.jsonl', ...(groundTruth.length === 0 ? [] : ['--ground-truth', 'ground-truth.jsonl'])];
	return {
		title: 'lab',
		lab,
		configuration,
		mapping: given && {path: 'lab-mapping.json', mapping: given},
		captures: [sourceOf('capture.jsonl', captures)],
		groundTruth: groundTruth.length === 0 ? [] : [sourceOf('ground-truth.jsonl', groundTruth)],
		argumentsWithoutMapping: [...files, '--monitor', 'monitor.json'],
		keeping: 'off',
	};
}

function sourceOf(name: string, lines: readonly string[]) {
	return memorySource(name, [new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))]);
}
