import type {Finding, Fix} from '../../findings/finding.js';
import {labelRules, normaliseText} from '../../mapping/labels.js';
import type {LabelRule, Mapping, MappingPatch, Role, RoleName} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import {placesOfRole} from '../../mapping/role.js';
import {shortPlaceText} from '../../records/place.js';
import type {Dialect} from '../../records/record.js';
import {cellName, cellPhrase} from './cell-name.js';
import {comparedScalars, isAtThreshold} from './comparison.js';
import type {Subject} from './subject.js';
import {thresholdChange} from './threshold-change.js';
import {type Trace, traceOf} from './trace.js';

/** A change of the mapping that was tried on the record. */
export type Candidate = {
	/** To precede "this record would be …". */
	readonly when: string;
	readonly mapping: Mapping;
	/** The fix that does it, where a finding suggests it. */
	readonly fix: Fix | undefined;
};

/** A change that puts the record into another cell. */
export type Alteration = Candidate & {readonly cell: string};

/** What is known of causes: nothing while the findings are those of another draft. */
export type Causes = {readonly findings: readonly Finding[]; readonly mended: Mapping | undefined};

/**
 * The changes that would alter what the record comes to, smallest first: found by trying each by itself, and only where
 * none does, all suggested fixes together.
 */
export function alterations(subject: Subject, causes: Causes): readonly Alteration[] {
	const {trace} = subject.mapping;
	const single = [...decisionChanges(trace), ...normalisations(trace), ...fixes(subject, causes)];
	const found = altering(subject, single);
	if (found.length > 0 || causes.mended === undefined) return found;
	return altering(subject, [{when: 'With all suggested fixes together', mapping: causes.mended, fix: undefined}]);
}

function altering(subject: Subject, candidates: readonly Candidate[]): readonly Alteration[] {
	const now = cellName(subject.mapping.trace);
	return candidates
		.map((candidate) => ({...candidate, cell: cellName(traceOf(subject, candidate.mapping, {literal: false}))}))
		.filter(({cell}) => cell !== now);
}

/** `With a threshold below 0.43 (now 0.5), this record would be a true positive.` */
export function alterationText({when, cell, fix}: Alteration): string {
	const how = fix === undefined || when.includes(fix.title) ? '' : ` Fix: ${fix.title}.`;
	return `${when}, this record would be ${cellPhrase(cell)}.${how}`;
}

/** The rule where the probability stands exactly at the threshold, and the threshold. */
function decisionChanges(trace: Trace): readonly Candidate[] {
	const {mapping} = trace;
	const now = mapping.decision?.rule ?? '>';
	const rule = now === '>' ? '>=' : '>';
	const atThreshold: readonly Candidate[] = isAtThreshold(trace)
		? [
				{
					when: `With ${rule} instead of ${now} at the threshold`,
					mapping: applyPatch(mapping, {decision: {rule}}),
					fix: undefined,
				},
			]
		: [];
	const moved = thresholdChange(trace);
	if (moved === undefined) return atThreshold;
	const {threshold, words} = moved;
	return [
		...atThreshold,
		{
			when: `With a threshold ${words} (now ${mapping.decision?.threshold})`,
			mapping: applyPatch(mapping, {decision: {threshold}}),
			fix: undefined,
		},
	];
}

/** One more normalisation of labels; only those that change one of the two texts. */
function normalisations(trace: Trace): readonly Candidate[] {
	const compared = comparedScalars(trace);
	const {mapping} = trace;
	const known: readonly LabelRule[] = mapping.labels?.normalise ?? [];
	if (compared === undefined || mapping.problemType === 'Regression') return [];
	return labelRules
		.filter((rule) => !known.includes(rule) && compared.some(({text}) => normaliseText(text, [rule]) !== text))
		.map((rule) => ({
			when: `With ${rule} among the normalisations of labels`,
			mapping: applyPatch(mapping, {labels: {normalise: [...known, rule]}}),
			fix: undefined,
		}));
}

/** The fixes of all findings; those that change little before those that change much, safe ones first. */
function fixes({mapping: {trace}, record}: Subject, {findings}: Causes): readonly Candidate[] {
	return findings
		.flatMap((finding) => finding.fixes)
		.sort(
			(a, b) =>
				sizeOf(a.changes) - sizeOf(b.changes) || Number(b.certainty === 'safe') - Number(a.certainty === 'safe'),
		)
		.map((fix) => ({when: whenText(fix, record.dialect), mapping: applyPatch(trace.mapping, fix.changes), fix}));
}

/** `If the ground truth were read from endpointInput → $.label`; of a fix that moves no role, its title. */
function whenText({title, changes}: Fix, dialect: Dialect): string {
	const moved = Object.entries(changes.roles ?? {}).flatMap(([role, to]) =>
		to === null ? [] : [`the ${roleNames[role as RoleName]} were read from ${placesText(to, dialect)}`],
	);
	return moved.length === 0 ? `With the fix “${title}”` : `If ${moved.join(' and ')}`;
}

function placesText(role: Role, dialect: Dialect): string {
	return placesOfRole(role)
		.map((place) => (place.from === 'truth' ? place.path : shortPlaceText(place, dialect)))
		.join(', else ');
}

const roleNames: Readonly<Record<RoleName, string>> = {
	id: 'id',
	truthId: 'id of the ground truth',
	features: 'features',
	prediction: 'prediction',
	probability: 'probability',
	groundTruth: 'ground truth',
};

/** How many values of the mapping a patch sets or takes away; a role counts once. */
function sizeOf({roles = {}, ...parts}: MappingPatch): number {
	const inParts = Object.values(parts).map((part) =>
		typeof part === 'object' && part !== null ? Object.keys(part).length : 1,
	);
	return Object.keys(roles).length + inParts.reduce((sum, count) => sum + count, 0);
}
