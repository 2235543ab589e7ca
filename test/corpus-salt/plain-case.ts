import {randomFor} from '../../src/demo/random.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {type CorpusCase, type Expected, expectations} from './corpus-case.js';
import {drawSubjects, type Subject, type World} from './world.js';

/** Records for a monitor of one's own (`payload`, `exchange`), or of a batch transform: one object a line. */
export type PlainPlan = Expected & {
	readonly name: string;
	readonly world: World;
	readonly line: (subject: Subject) => object;
	readonly labels?: (subject: Subject) => string;
	readonly configuration: Omit<MonitorConfiguration, 'source'>;
	/** What is compared in the end; undefined for a record that no mapping can bring back. */
	readonly pair?: (subject: Subject) => readonly [string, string] | undefined;
};

export function plain(plan: PlainPlan): CorpusCase {
	const subjects = drawSubjects(randomFor(plan.name + (process.env["SALT"] ?? "")), plan.world);
	const pairOf = plan.pair ?? (({actual, predicted}: Subject) => [actual, predicted] as const);
	const {labels} = plan;
	return {
		name: plan.name,
		captures: subjects.map((subject) => JSON.stringify(plan.line(subject))),
		groundTruth: labels === undefined ? [] : subjects.map(labels),
		configuration: {source: 'monitor.json', ...plan.configuration},
		...expectations(plan),
		truth: {
			kind: 'classes',
			pairs: subjects.flatMap((subject) => [pairOf(subject)].filter((pair) => pair !== undefined)),
		},
	};
}
