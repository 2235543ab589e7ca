import {drawBelow, type Random, randomFor} from '../../src/demo/random.js';
import {type Body, captureLine, csv, type Envelope, groundTruthLine, mergedLine} from '../fixtures/capture.js';
import {type CorpusCase, type Expected, expectations, hostedConfiguration, type Monitor} from './corpus-case.js';
import {drawQuantities, drawSubjects, type Quantity, type QuantityWorld, type Subject, type World} from './world.js';

/** Who names a request, and how: the service (`event`), or the caller in one of these styles. */
export type IdStyle = 'event' | 'uuid' | 'integers' | 'prefixed';

export type Request<S> = {readonly subject: S; readonly envelope: Envelope};

type Common<S> = Expected & {
	readonly name: string;
	readonly ids?: IdStyle;
	/** CSV of the features, unless told otherwise. */
	readonly input?: (subject: S) => Body;
	readonly output: (subject: S) => Body;
	/** One label for each request under the id that wins, shuffled, unless told otherwise. */
	readonly labels?: (requests: readonly Request<S>[]) => readonly string[];
	/** The line of a capture file; with `merged` the labels are in the same line. */
	readonly form?: 'capture' | 'merged';
	/** What becomes of the capture's lines. */
	readonly spoil?: (lines: readonly string[]) => readonly string[];
	readonly monitor?: Monitor;
};

export type HostedPlan = Common<Subject> & {
	readonly world: World;
	/** What is compared in the end; undefined for a record that no mapping can bring back. */
	readonly pair?: (subject: Subject) => readonly [string, string] | undefined;
};

/** A capture of an endpoint that classifies. */
export function hosted(plan: HostedPlan): CorpusCase {
	const random = randomFor(plan.name);
	const requests = requestsOf(random, drawSubjects(random, plan.world), plan.ids ?? 'uuid');
	const pairs = requests.flatMap(({subject}) => {
		const pair = plan.pair === undefined ? ([subject.actual, subject.predicted] as const) : plan.pair(subject);
		return pair === undefined ? [] : [pair];
	});
	return {...filesOf(plan, requests), truth: {kind: 'classes', pairs}};
}

export type RegressionPlan = Common<Quantity> & {readonly world: QuantityWorld};

/** A capture of an endpoint that says a number. */
export function regression(plan: RegressionPlan): CorpusCase {
	const random = randomFor(plan.name);
	const requests = requestsOf(random, drawQuantities(random, plan.world), plan.ids ?? 'uuid');
	const pairs = requests.map(({subject: {actual, estimate}}) => [actual, estimate] as const);
	return {...filesOf(plan, requests), truth: {kind: 'numbers', pairs}};
}

type AnySubject = Pick<Subject, 'features' | 'index' | 'id'> & {readonly actual: string | number};

function filesOf<S extends AnySubject>(plan: Common<S>, requests: readonly Request<S>[]): Omit<CorpusCase, 'truth'> {
	const {name, form = 'capture', output, monitor} = plan;
	const input = plan.input ?? (({features}: S) => csv(features));
	const lines = requests.map(({subject, envelope}) =>
		form === 'capture'
			? captureLine(envelope, input(subject), output(subject))
			: mergedLine(envelope, input(subject), output(subject), String(subject.actual)),
	);
	const labels = plan.labels ?? (form === 'capture' ? shuffledLabels(name) : () => []);
	return {
		name,
		captures: plan.spoil?.(lines) ?? lines,
		groundTruth: labels(requests),
		configuration: hostedConfiguration(monitor),
		...expectations(plan),
	};
}

function requestsOf<S extends AnySubject>(random: Random, subjects: readonly S[], ids: IdStyle): readonly Request<S>[] {
	return subjects.map((subject) => {
		const eventId = subject.id.replace(/^.{8}/, drawBelow(random, 0xffffffff).toString(16).padStart(8, '0'));
		const minute = String(Math.floor((60 * subject.index) / subjects.length)).padStart(2, '0');
		const inferenceTime = `2026-03-02T14:${minute}:07Z`;
		const inferenceId = idOf(subject, ids);
		return {subject, envelope: {eventId, ...(inferenceId === undefined ? {} : {inferenceId}), inferenceTime}};
	});
}

function idOf({index, id}: AnySubject, style: IdStyle): string | undefined {
	if (style === 'event') return undefined;
	if (style === 'integers') return String(1000 + index);
	return style === 'prefixed' ? `Order-${String(index).padStart(6, '0')}` : id;
}

export function winningId({envelope}: Request<unknown>): string {
	return envelope.inferenceId ?? envelope.eventId;
}

/** The label of a request, by the id that wins unless another one is given. */
export function label<S extends AnySubject>(request: Request<S>, id = winningId(request)): string {
	return groundTruthLine(id, String(request.subject.actual));
}

export function noLabels(): readonly string[] {
	return [];
}

/** Labels arrive in another order than predictions. */
function shuffledLabels(name: string): <S extends AnySubject>(requests: readonly Request<S>[]) => readonly string[] {
	return (requests) =>
		shuffled(
			name,
			requests.map((request) => label(request)),
		);
}

export function shuffled(name: string, lines: readonly string[]): readonly string[] {
	const random = randomFor(`${name} labels`);
	const keys = new Map(lines.map((line) => [line, random()]));
	return lines.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}
