import {type Candidate, candidatesFor} from '../mapping/candidates.js';
import type {Mapping, ProblemType} from '../mapping/mapping.js';
import {nameFits} from '../mapping/names.js';
import {positiveLabel} from '../mapping/positive-label.js';
import {type Profile, profileOfRole} from '../mapping/profile.js';
import {truthReference} from '../mapping/reference.js';
import {nameOf} from '../mapping/role.js';
import type {Dataset} from '../records/dataset.js';
import {attributeAt} from './attribute-place.js';
import type {Expectation, MonitorConfiguration} from './expectation.js';
import {carriesItsTruth, literalMapping, outputSide} from './literal-mapping.js';

type Draft = {-readonly [K in keyof MonitorConfiguration]: MonitorConfiguration[K]};

/**
 * The expectation: what the configuration says, and for what neither file nor flags give, what the data suggest. What
 * is inferred is the place where a well-meant monitor would look, never what would make the metrics come out right.
 */
export function expectationFor(dataset: Dataset, configuration: MonitorConfiguration): Expectation {
	return dataset.remember(`expectation ${JSON.stringify(configuration)}`, () => infer(dataset, configuration));
}

function infer(dataset: Dataset, configuration: MonitorConfiguration): Expectation {
	const given: Draft = {
		...configuration,
		kind: configuration.kind ?? (carriesItsTruth(dataset) ? 'payload' : 'hosted'),
	};
	const inferred: (keyof MonitorConfiguration)[] = [];
	const note = <K extends keyof MonitorConfiguration>(key: K, value: MonitorConfiguration[K] | undefined) => {
		if (given[key] !== undefined || value === undefined) return;
		Object.assign(given, {[key]: value});
		inferred.push(key);
	};
	// A job definition that leaves its attribute out is a finding, not a gap to fill.
	const mayInferPlaces = given.kind === 'payload' || configuration.kind === undefined;
	if (carriesItsTruth(dataset) && given.groundTruthAttribute === undefined) {
		const best = truthInRecord(dataset);
		note('groundTruthAttribute', best && nameOf(best.place.path));
		note(
			'groundTruthFrom',
			best && ({input: 'request', output: 'response'} as const)[best.place.from as 'input' | 'output'],
		);
	}
	if (mayInferPlaces && given.inferenceAttribute === undefined && given.probabilityAttribute === undefined) {
		note('inferenceAttribute', attributeAt(bestOutput(dataset, given)?.place.path));
	}
	const truth = truthProfile(dataset, provisional(dataset, given));
	note('problemType', problemTypeOf(truth ?? bestOutput(dataset, given)?.profile));
	const problemType = given.problemType ?? 'BinaryClassification';
	if (problemType === 'BinaryClassification' && truth !== undefined && truth.values.length > 0) {
		note(
			'positiveLabel',
			positiveLabel(
				undefined,
				truth.values.map(({scalar}) => scalar.text),
			),
		);
	}
	return {...given, kind: given.kind ?? 'hosted', problemType, inferred};
}

/** What is known so far as a mapping, to look at the data with. */
function provisional(dataset: Dataset, given: Draft): Mapping {
	const kind = given.kind ?? 'hosted';
	const binary = literalMapping({...given, kind, problemType: 'BinaryClassification', inferred: []}, dataset);
	const problemType = given.problemType ?? problemTypeOf(truthProfile(dataset, binary)) ?? 'BinaryClassification';
	return {...binary, problemType};
}

/** The values at the place where the monitor looks for ground truth. */
export function truthProfile(dataset: Dataset, mapping: Mapping): Profile | undefined {
	const {groundTruth} = mapping.roles;
	return dataset.remember(`truth profile ${JSON.stringify(groundTruth)}`, () => {
		const own = profileOfRole(dataset.captures, groundTruth);
		return own ?? (groundTruth?.from === 'truth' ? profileOfRole(dataset.truths, groundTruth) : undefined);
	});
}

/** Continuous numbers are a regression, two labels are binary, more are multiclass. */
export function problemTypeOf(profile: Profile | undefined): ProblemType | undefined {
	if (profile === undefined) return undefined;
	if (profile.kind === 'number' || (profile.kind === 'probability' && profile.distinct > 20)) return 'Regression';
	return profile.distinct > 2 ? 'MulticlassClassification' : 'BinaryClassification';
}

function truthInRecord(dataset: Dataset): Candidate | undefined {
	const sides = dataset.mainDialect === 'payload' ? (['record'] as const) : (['input', 'output'] as const);
	const [best] = candidatesFor(dataset, {
		role: 'groundTruth',
		sides,
		kinds: ['label', 'constant', 'number'],
		except: [],
		reference: undefined,
	}).filter(({name, place}) => name > 0 && nameFits(nameOf(place.path), 'prediction') < name);
	return best;
}

/** The value of the output that looks most like what a monitor would be pointed at; a label rather than a score. */
function bestOutput(dataset: Dataset, given: Draft): Candidate | undefined {
	const from = outputSide(dataset);
	const truth = given.groundTruthAttribute;
	const candidates = candidatesFor(dataset, {
		role: ['prediction', 'probability'],
		sides: [from],
		kinds: ['label', 'probability', 'number', 'constant'],
		except: [],
		reference: carriesItsTruth(dataset) ? undefined : truthReference(dataset, provisional(dataset, given)),
	}).filter(({place}) => from !== 'record' || nameOf(place.path) !== truth);
	const named = carriesItsTruth(dataset) ? candidates.filter(({name}) => name > 0) : candidates;
	const labels = named.filter(({profile, association}) => profile.kind === 'label' && association >= 0.2);
	return labels[0] ?? named[0];
}
