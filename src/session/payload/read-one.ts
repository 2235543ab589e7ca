import {chosen} from '../../mapping/join.js';
import type {Mapping, RoleName} from '../../mapping/mapping.js';
import {recordReader} from '../../mapping/read-record.js';
import {placesOfRole} from '../../mapping/role.js';
import {roleReader} from '../../mapping/role-leaves.js';
import {datasetSpellings} from '../../mapping/spelling.js';
import {rowsById} from '../../mapping/truth-rows.js';
import type {Dataset} from '../../records/dataset.js';
import {documentsOf, isDecoded} from '../../records/documents.js';
import {isJsonList, isJsonObject, type Json} from '../../records/json.js';
import {shortPlaceText} from '../../records/place.js';
import type {DecodedRecord} from '../../records/record.js';
import {isMissing, jsonForm, numberOf, type Scalar, scalarOf} from '../../records/scalar.js';
import {type Cell, cellOf} from './cell.js';

/** What stands where a role is looked for; `value` in JSON form, undefined where there is none. */
export type RoleValue = {readonly role: RoleName; readonly value: string | undefined; readonly where: string};

/** One record as a mapping reads it. */
export type OneReading = {
	readonly roles: readonly RoleValue[];
	readonly prediction: string | undefined;
	/** Several where the ground truth holds several labels for the id. */
	readonly groundTruth: readonly string[];
	/** One for each label; one that says why where there is no label. */
	readonly cells: readonly Cell[];
};

type Given = {
	readonly record: DecodedRecord;
	readonly mapping: Mapping;
	/** Spellings, labels and ground-truth records come from here; the record itself need not be among them. */
	readonly dataset: Dataset;
	/** The monitor's own way: what is BASE64 has no value, and no label that is not written as JSON Lines is there. */
	readonly literal: boolean;
};

export function readOne(given: Given): OneReading {
	const {record, mapping, dataset, literal} = given;
	const spellings = datasetSpellings(dataset, mapping);
	const reader = recordReader(mapping, spellings);
	const reading = reader.read(documentsOf(record));
	const joined = comesById(given) ? labelsById(given, reading.id) : undefined;
	const roles = rolesOf(given, joined);
	if (!isDecoded(record)) return {roles, prediction: undefined, groundTruth: [], cells: [undecoded]};
	const isHidden = literal && record.output?.encoding === 'BASE64';
	const prediction = isHidden ? undefined : reading.prediction;
	const own = isHidden && mapping.roles.groundTruth?.from === 'output' ? undefined : reading.groundTruth;
	const labels = joined === undefined ? [own] : joined.map(({text}) => reader.show(text));
	const groundTruth = labels.flatMap((label) => label ?? []);
	const known = new Set([...spellings.values(), ...groundTruth]);
	const terms = {problemType: mapping.problemType, positive: reader.sides.positive, known};
	const shown = groundTruth.length === 0 ? [undefined] : groundTruth;
	return {roles, prediction, groundTruth, cells: shown.map((label) => cellOf(label, prediction, terms))};
}

/** Such a record is joined with nothing. */
const undecoded: Cell = {state: 'no match possible', text: 'the output cannot be decoded'};

/** Whether the label comes from a ground-truth record that has the id of this one. */
function comesById({record, mapping}: Given): boolean {
	if (record.dialect === 'merged') return false;
	const from = mapping.roles.groundTruth?.from;
	return from === undefined ? record.dialect === 'capture' || record.dialect === 'transform' : from === 'truth';
}

function labelsById({mapping, dataset, literal}: Given, id: string | undefined): readonly Scalar[] {
	const {truths} = dataset;
	const byId = rowsById(truths, mapping.roles.truthId, mapping.join);
	const rows: number[] = [];
	for (let row = id === undefined ? -1 : byId.first(id); row >= 0; row = byId.next(row)) rows.push(row);
	const isNumeric = mapping.problemType === 'Regression';
	const columns = placesOfRole(mapping.roles.groundTruth).map((place) => truths.column(place));
	const wanted = (scalar: Scalar | undefined) =>
		scalar !== undefined && (isNumeric ? !Number.isNaN(numberOf(scalar)) : !isMissing(scalar));
	return chosen(rows, mapping.join?.duplicates)
		.filter((row) => !literal || truths.isDecoded(row))
		.flatMap((row) => columns.map((column) => column?.scalarAt(row)).find(wanted) ?? []);
}

function rolesOf(given: Given, joined: readonly Scalar[] | undefined): readonly RoleValue[] {
	const {roles} = given.mapping;
	const slot = roles.prediction === undefined && roles.probability !== undefined ? 'probability' : 'prediction';
	const names: readonly RoleName[] = ['groundTruth', slot, 'features', 'id'];
	return names
		.filter((role) => roles[role] !== undefined || role === 'groundTruth' || role === slot)
		.map((role) => (role === 'groundTruth' && joined !== undefined ? joinedValue(joined) : ownValue(given, role)));
}

function joinedValue(labels: readonly Scalar[]): RoleValue {
	const where = labels.length === 0 ? 'no ground-truth record has this id' : 'ground truth, by id';
	return {role: 'groundTruth', value: labels.length === 0 ? undefined : labels.map(jsonForm).join(', '), where};
}

function ownValue({record, mapping}: Given, role: RoleName): RoleValue {
	const places = placesOfRole(mapping.roles[role]);
	const documents = documentsOf(record);
	for (const place of places) {
		const value = roleReader(place).value(documents);
		if (isThere(value)) return {role, value: valueText(value), where: shortPlaceText(place, record.dialect)};
	}
	const [expected] = places;
	return {role, value: undefined, where: expected ? shortPlaceText(expected, record.dialect) : 'not configured'};
}

function isThere(value: Json | undefined): value is Json {
	if (value === undefined) return false;
	const scalar = scalarOf(value);
	return scalar === undefined || !isMissing(scalar);
}

function valueText(value: Json): string {
	const scalar = scalarOf(value);
	if (scalar !== undefined) return jsonForm(scalar);
	if (isJsonList(value)) return `[${value.length}] ${shortened(value.map(elementText))}`;
	return isJsonObject(value) ? `{${shortened(Object.keys(value))}}` : '';
}

function elementText(value: Json): string {
	const scalar = scalarOf(value);
	return scalar === undefined ? '…' : jsonForm(scalar);
}

function shortened(texts: readonly string[]): string {
	return `${texts.slice(0, 4).join(', ')}${texts.length > 4 ? ', …' : ''}`;
}
