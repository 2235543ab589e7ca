import type {Mapping, Role} from '../mapping/mapping.js';
import {type Profile, profileOfRoleSteps} from '../mapping/profile.js';
import {type Reading, readingSteps} from '../mapping/reading.js';
import {recentSteps} from '../mapping/recent.js';
import type {Expectation} from '../monitor/expectation.js';
import {truthProfileSteps} from '../monitor/infer-expectation.js';
import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import type {Mode, UnratedFinding} from './finding.js';

/** What a detector looks at: the data, and a mapping in which every cause that comes before it is mended already. */
export type Scene = {
	readonly dataset: Dataset;
	readonly expectation: Expectation;
	readonly mapping: Mapping;
	/** The data are judged as the monitor is configured; otherwise by a mapping that somebody made. */
	readonly literal: boolean;
	readonly reading: Reading;
	/** Records whose payload could be decoded: the `total` of most findings. */
	readonly total: number;
	readonly prediction: Profile | undefined;
	readonly probability: Profile | undefined;
	readonly groundTruth: Profile | undefined;
};

/** What a detector says: a finding without its code, which is the detector's own. */
export type Detected = Omit<UnratedFinding, 'code'>;

/** One cause: silent on healthy data, at most one finding. Its code names its file. */
export type Detector = {
	readonly code: string;
	readonly detect: (scene: Scene) => Detected | undefined;
	/** What takes long, in steps; it is remembered until `detect` asks for it. */
	readonly prepare?: (scene: Scene) => Steps<unknown>;
	/** Modes whose findings would only be consequences of this one. */
	readonly hides?: (finding: Detected) => readonly Mode[];
};

/** Looks at the data as a mapping reads them, in steps. */
export function* observing(
	dataset: Dataset,
	expectation: Expectation,
	mapping: Mapping,
	literal: boolean,
): Steps<Scene> {
	const reading = yield* readingSteps(dataset, mapping);
	return {
		dataset,
		expectation,
		mapping,
		literal,
		reading,
		total: reading.funnel.decoded,
		prediction: withValues(yield* roleProfile(dataset, mapping.roles.prediction)),
		probability: withValues(yield* roleProfile(dataset, mapping.roles.probability)),
		groundTruth: withValues(yield* truthProfileSteps(dataset, mapping)),
	};
}

function roleProfile(dataset: Dataset, role: Role | undefined): Steps<Profile | undefined> {
	return recentSteps(dataset, 'profile', JSON.stringify(role ?? null), () =>
		profileOfRoleSteps(dataset.captures, role),
	);
}

function withValues(profile: Profile | undefined): Profile | undefined {
	return profile !== undefined && profile.present > 0 ? profile : undefined;
}

/** `1,234 of 5,000 records` */
export function countText(count: number, total: number, things = 'records'): string {
	const text = (number: number) => number.toLocaleString('en-US');
	return count === total ? `all ${text(total)} ${things}` : `${text(count)} of ${text(total)} ${things}`;
}
