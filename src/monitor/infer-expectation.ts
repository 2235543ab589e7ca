import {type Candidate, candidatesFor, profilesSteps} from '../mapping/candidates.js';
import type {ValueKind} from '../mapping/column-facts.js';
import {fittest} from '../mapping/fittest.js';
import type {Mapping} from '../mapping/mapping.js';
import {nameFits} from '../mapping/names.js';
import {positiveLabel} from '../mapping/positive-label.js';
import {type Profile, profileOfRoleSteps} from '../mapping/profile.js';
import {recentSteps} from '../mapping/recent.js';
import {nameOf} from '../mapping/role.js';
import type {ProblemType} from '../metrics/problem-type.js';
import type {Dataset} from '../records/dataset.js';
import type {Side} from '../records/record.js';
import {numberOf} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import {attributeAt} from './attribute-place.js';
import type {Expectation, MonitorConfiguration} from './expectation.js';
import {carriesItsTruth, literalMapping, outputSide} from './literal-mapping.js';
import {outputCandidatesSteps} from './output-candidates.js';

type Draft = {-readonly [K in keyof MonitorConfiguration]: MonitorConfiguration[K]};

/**
 * The expectation: what the configuration says, and for what neither file nor flags give, what the data suggest. What
 * is inferred is the place where a well-meant monitor would look, never what would make the metrics come out right.
 */
export function expectationFor(dataset: Dataset, configuration: MonitorConfiguration): Expectation {
	return complete(expectationSteps(dataset, configuration));
}

/** The same in steps. */
export function expectationSteps(dataset: Dataset, configuration: MonitorConfiguration): Steps<Expectation> {
	return recentSteps(dataset, 'expectation', JSON.stringify(configuration), () => infer(dataset, configuration));
}

function* infer(dataset: Dataset, configuration: MonitorConfiguration): Steps<Expectation> {
	const kind = configuration.kind ?? (carriesItsTruth(dataset) ? 'payload' : 'hosted');
	const draft: Draft = {...configuration, kind};
	const inferred: (keyof MonitorConfiguration)[] = [];
	const note = (found: MonitorPlaces) => {
		for (const [key, value] of entriesOf(found)) {
			if (draft[key] !== undefined || value === undefined) continue;
			Object.assign(draft, {[key]: value});
			inferred.push(key);
		}
	};
	if (carriesItsTruth(dataset) && draft.groundTruthAttribute === undefined) note(yield* placesOfTruth(dataset));
	const mapping = yield* provisional(dataset, draft);
	const truth = yield* truthProfileSteps(dataset, mapping);
	const output = yield* bestOutput(dataset, draft, mapping);
	const problemType = draft.problemType ?? problemTypeOf(truth, output?.profile) ?? 'BinaryClassification';
	// A job definition that leaves its attribute out is a finding, not a gap to fill.
	const mayInferPlaces = kind === 'payload' || configuration.kind === undefined;
	const hasPlace = draft.inferenceAttribute !== undefined || draft.probabilityAttribute !== undefined;
	if (mayInferPlaces && !hasPlace && output !== undefined) note(attributesOf(output, problemType));
	note({problemType});
	if (problemType === 'BinaryClassification' && truth !== undefined && truth.values.length > 0) {
		const labels = truth.values.map(({scalar}) => scalar.text);
		note({positiveLabel: positiveLabel(undefined, labels)});
	}
	return {...draft, kind, problemType, inferred};
}

type MonitorPlaces = {[K in keyof MonitorConfiguration]?: MonitorConfiguration[K] | undefined};

function entriesOf(found: MonitorPlaces): readonly (readonly [keyof MonitorConfiguration, unknown])[] {
	return Object.entries(found) as [keyof MonitorConfiguration, unknown][];
}

function* placesOfTruth(dataset: Dataset): Steps<MonitorPlaces> {
	const place = (yield* truthInRecord(dataset))?.place;
	if (place === undefined) return {};
	const sides: Partial<Record<Side, 'request' | 'response'>> = {input: 'request', output: 'response'};
	return {groundTruthAttribute: nameOf(place.path), groundTruthFrom: sides[place.from]};
}

/** A score is configured with a threshold, unless it is called like a label: then a label is what was meant. */
function attributesOf({profile, place}: Candidate, problemType: ProblemType): MonitorPlaces {
	const attribute = attributeAt(place.path);
	const name = nameOf(place.path);
	const isScore = profile.kind === 'probability' && nameFits(name, 'prediction') <= nameFits(name, 'probability');
	if (problemType !== 'BinaryClassification' || !isScore) return {inferenceAttribute: attribute};
	return {probabilityAttribute: attribute, threshold: 0.5};
}

/** What is known so far as a mapping, to look at the data with. */
function* provisional(dataset: Dataset, given: Draft): Steps<Mapping> {
	const kind = given.kind ?? 'hosted';
	const binary = literalMapping({...given, kind, problemType: 'BinaryClassification', inferred: []}, dataset);
	const truth = yield* truthProfileSteps(dataset, binary);
	const problemType = given.problemType ?? problemTypeOf(truth, undefined) ?? 'BinaryClassification';
	return {...binary, problemType};
}

/** The values at the place where the monitor looks for ground truth. */
export function truthProfileSteps(dataset: Dataset, mapping: Mapping): Steps<Profile | undefined> {
	const {groundTruth} = mapping.roles;
	return recentSteps(dataset, 'truth profile', JSON.stringify(groundTruth ?? null), function* () {
		const own = yield* profileOfRoleSteps(dataset.captures, groundTruth);
		return own ?? (groundTruth?.from === 'truth' ? yield* profileOfRoleSteps(dataset.truths, groundTruth) : undefined);
	});
}

/**
 * Two labels are binary, more are multiclass. Continuous numbers are a regression, and so are whole ones where the output
 * is continuous beyond 0 to 1. Without ground truth the output decides, and a probability is taken for a binary one.
 */
export function problemTypeOf(truth: Profile | undefined, output: Profile | undefined): ProblemType | undefined {
	if (truth === undefined) return output?.kind === 'probability' ? 'BinaryClassification' : typeOfValues(output);
	const type = typeOfValues(truth);
	const isCounted = type === 'MulticlassClassification' && areWhole(truth);
	return isCounted && output?.kind === 'number' && !areWhole(output) ? 'Regression' : type;
}

function typeOfValues(profile: Profile | undefined): ProblemType | undefined {
	if (profile === undefined) return undefined;
	if (profile.kind === 'number' || (profile.kind === 'probability' && profile.distinct > 20)) return 'Regression';
	return profile.distinct > 2 ? 'MulticlassClassification' : 'BinaryClassification';
}

function areWhole({values}: Profile): boolean {
	return values.length > 0 && values.every(({scalar}) => Number.isInteger(numberOf(scalar)));
}

function* truthInRecord(dataset: Dataset): Steps<Candidate | undefined> {
	const sides = dataset.mainDialect === 'payload' ? (['record'] as const) : (['input', 'output'] as const);
	yield* profilesSteps(dataset, sides);
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
function* bestOutput(dataset: Dataset, given: Draft, mapping: Mapping): Steps<Candidate | undefined> {
	const ofOutput = carriesItsTruth(dataset)
		? yield* namedInRecord(dataset, given.groundTruthAttribute)
		: yield* outputCandidatesSteps(dataset, mapping);
	const candidates = ofOutput.filter(({profile}) => outputKinds.includes(profile.kind));
	return fittest(candidates, 'prediction');
}

const outputKinds: readonly ValueKind[] = ['label', 'probability', 'number', 'constant'];

/** Where records carry their ground truth, its place is not known yet, and only names can tell. */
function* namedInRecord(dataset: Dataset, truth: string | undefined): Steps<readonly Candidate[]> {
	const from = outputSide(dataset);
	yield* profilesSteps(dataset, [from]);
	return candidatesFor(dataset, {
		role: ['prediction', 'probability'],
		sides: [from],
		kinds: outputKinds,
		except: [],
		reference: undefined,
	}).filter(({name, place}) => name > 0 && (from !== 'record' || nameOf(place.path) !== truth));
}
