import type {Mapping, Role} from '../mapping/mapping.js';
import {type Profile, profileOfRole} from '../mapping/profile.js';
import {type Reading, read} from '../mapping/reading.js';
import type {Expectation} from '../monitor/expectation.js';
import {truthProfile} from '../monitor/infer-expectation.js';
import type {Dataset} from '../records/dataset.js';
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
	/** Modes whose findings would only be consequences of this one. */
	readonly hides?: (finding: Detected) => readonly Mode[];
};

export function observe(dataset: Dataset, expectation: Expectation, mapping: Mapping, literal: boolean): Scene {
	const reading = read(dataset, mapping);
	const {prediction, probability} = mapping.roles;
	const truth = truthProfile(dataset, mapping);
	return {
		dataset,
		expectation,
		mapping,
		literal,
		reading,
		total: reading.funnel.decoded,
		prediction: withValues(roleProfile(dataset, prediction)),
		probability: withValues(roleProfile(dataset, probability)),
		groundTruth: withValues(truth),
	};
}

function roleProfile(dataset: Dataset, role: Role | undefined): Profile | undefined {
	return dataset.remember(`profile ${JSON.stringify(role)}`, () => profileOfRole(dataset.captures, role));
}

function withValues(profile: Profile | undefined): Profile | undefined {
	return profile !== undefined && profile.present > 0 ? profile : undefined;
}

/** `1,234 of 5,000 records` */
export function countText(count: number, total: number, things = 'records'): string {
	const text = (number: number) => number.toLocaleString('en-US');
	return count === total ? `all ${text(total)} ${things}` : `${text(count)} of ${text(total)} ${things}`;
}
