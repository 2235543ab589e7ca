import type {Evidence, Finding, Fix} from '../../findings/finding.js';
import type {Condition} from '../../mapping/conditions/condition.js';
import {knownRowsWhere} from '../../mapping/conditions/find-rows.js';
import {conditionsOf} from '../../mapping/conditions/parse-condition.js';
import type {Role} from '../../mapping/mapping.js';
import {placesOfRole} from '../../mapping/role.js';
import type {Place} from '../../records/place.js';
import type {Table} from '../../records/table.js';
import type {Model} from '../model.js';
import {readingsOf, rowsOf} from '../record-sets/record-set.js';

/**
 * The records of a finding. `exact`: as many as it counts, by a condition that says what it says; `near`: those of the
 * same condition, though it counts more or fewer; `evidence`: only the records that it shows; else why there are none.
 */
export type FindingRecords =
	| {readonly kind: 'exact' | 'near'; readonly of: Condition}
	| {readonly kind: 'evidence'; readonly rows: Int32Array}
	| {readonly kind: 'none'; readonly why: string};

/** Conditions that say what a code says, in the language of the user. */
const conditionsOfCode: Readonly<Record<string, readonly string[]>> = {
	'payload/base64': ['encoding = "BASE64"'],
	'ground-truth/duplicate': ['labels > 1', 'monitor(labels > 1)'],
	'ground-truth/unmatched': ['decoded and not joined', 'monitor(decoded and not joined)'],
	'ground-truth/wrong-id': ['decoded and not joined'],
	'ground-truth/id-format': ['decoded and not joined'],
	'ground-truth/id-key': ['decoded and not joined'],
	'ground-truth/none': ['decoded and not labelled'],
	'prediction/label-format': ['labelled and predicted and not comparable'],
	'prediction/index-name': ['labelled and predicted and not comparable'],
	'prediction/type-mismatch': ['labelled and predicted and not comparable', 'predicted'],
	'prediction/positive-label': ['labelled'],
	'prediction/one-class': ['labelled and predicted'],
};

export function recordsOfFinding(model: Model, finding: Finding): FindingRecords {
	const {code, mode, count} = finding;
	if (mode === 'statistics') return {kind: 'none', why: `${code} is about the monitor's report, not about records`};
	if (code === 'ground-truth/not-json-lines')
		return {kind: 'none', why: `${code} counts lines of the ground truth, which are no capture records`};
	const named = ownConditions(model, finding);
	const sizeOf = (of: Condition) => rowsOf(model, {name: code, of}).length;
	const exact = [...named, ...placeConditions(model, finding)].find((of) => sizeOf(of) === count);
	if (exact !== undefined) return {kind: 'exact', of: exact};
	const near = named.find((of) => sizeOf(of) > 0);
	if (near !== undefined) return {kind: 'near', of: near};
	const rows = evidenceRows(model, finding.evidence);
	return rows.length > 0 ? {kind: 'evidence', rows} : {kind: 'none', why: `${code} names no record of its own`};
}

/** The first condition that has to be looked into to know the records of a finding; undefined where all is known. */
export function nextConditionOf(model: Model, finding: Finding): Condition | undefined {
	const readings = readingsOf(model);
	if (readings === undefined || !hasRecords(finding)) return undefined;
	for (const of of [...ownConditions(model, finding), ...placeConditions(model, finding)]) {
		const rows = knownRowsWhere(readings, of);
		if (rows === undefined) return of;
		if (rows.length === finding.count) return undefined;
	}
	return undefined;
}

function hasRecords({code, mode}: Finding): boolean {
	return mode !== 'statistics' && !['ground-truth/not-json-lines', 'payload/malformed'].includes(code);
}

function ownConditions({data}: Model, {code, fixes}: Finding): readonly Condition[] {
	if (code === 'payload/mixed-dialects') return conditionsOf([`dialect != "${data.dataset.mainDialect}"`]);
	if (code === 'keys/drift') return driftConditions(fixes);
	return conditionsOf(conditionsOfCode[code] ?? []);
}

/** Where keys change part-way: nothing at the first path, something at one of the others. */
function driftConditions([fix]: readonly Fix[]): readonly Condition[] {
	const changed = Object.values(fix?.changes.roles ?? {}).flatMap((role): readonly Condition[] => {
		const [first, ...others] = placesOfRole(role ?? undefined);
		if (first === undefined || others.length === 0) return [];
		const anywhere: Condition = {kind: 'any', of: others.map((place) => present(place))};
		return [{kind: 'all', of: [present(first, false), anywhere]}];
	});
	const [only] = changed;
	return changed.length < 2 ? (only ? [only] : []) : [{kind: 'any', of: changed}];
}

/** Records that have a value where the fix will read it; every decoded record; those with a value where the draft reads. */
function placeConditions({draft}: Model, {fixes}: Finding): readonly Condition[] {
	const {groundTruth, prediction, probability} = draft?.mapping.roles ?? {};
	const atPlacesOf = (roles: readonly (Role | null | undefined)[]) =>
		roles.flatMap((role) => placesOfRole(role ?? undefined).map((place) => present(place)));
	return [
		...atPlacesOf(fixes.flatMap(({changes}) => Object.values(changes.roles ?? {}))),
		...conditionsOf(['decoded']),
		...atPlacesOf([prediction, probability, groundTruth]),
	];
}

function present(place: Place, isThere = true): Condition {
	return {kind: 'missing', field: {kind: 'place', place}, missing: !isThere};
}

function evidenceRows({data}: Model, evidence: readonly Evidence[]): Int32Array {
	const {captures, sources} = data.dataset;
	const rows = evidence.flatMap(({line, file}) => {
		const source = file === undefined ? 0 : sources.indexOf(file);
		return rowOfLine(captures, source, line) ?? [];
	});
	return Int32Array.from(new Set(rows)).sort();
}

function rowOfLine(captures: Table, source: number, line: number): number | undefined {
	for (let row = 0; row < captures.rows; row++) {
		const origin = captures.originOf(row);
		if (origin.line === line && origin.source === source) return row;
	}
	return undefined;
}
