import type {Documents} from '../records/documents.js';
import {isMissing, numberOf, type Scalar} from '../records/scalar.js';
import {classLabel, isPositive, transformed} from './decision.js';
import {normaliseId} from './id-reader.js';
import {type LabelSides, labelSides} from './label-sides.js';
import {labelKeys} from './labels.js';
import type {Mapping} from './mapping.js';
import {type RoleReader, roleReader} from './role-leaves.js';
import {argmax} from './role-values.js';
import type {Spellings} from './spelling.js';

/** One record as a mapping reads it. Labels are in the spelling in which they are shown, numbers in JavaScript's. */
export type RecordReading = {
	/** After the join's normalisations. */
	readonly id: string | undefined;
	/** The predicted label; in regression a finite number. */
	readonly prediction: string | undefined;
	/** After the decision's transforms; of a list with two numbers, the one of the positive class. NaN where there is none. */
	readonly probability: number;
	readonly groundTruth: string | undefined;
};

export type RecordReader = {
	/** `groundTruth` is the label that the record itself carries. */
	readonly read: (record: Documents) => RecordReading;
	/** How a ground-truth label that `truthReader` found is shown; undefined where it is no value in this problem. */
	readonly show: (label: string) => string | undefined;
	readonly sides: LabelSides;
};

/**
 * Reads one record at a time, by the rules by which `read` reads whole columns. How labels are spelled depends on all
 * the ground truth, hence a first pass over the data (`spellingsOf`).
 */
export function recordReader(mapping: Mapping, spellings: Spellings): RecordReader {
	const {roles, join} = mapping;
	const id = roleReader(roles.id);
	const truth = roleReader(roles.groundTruth);
	const sides = labelSides(mapping.labels, spellings);
	const predict = predictor(mapping, spellings, sides);
	const show = shower(mapping, spellings);
	return {
		sides,
		show,
		read(record) {
			const label = textIn(truth, record, mapping);
			return {
				id: idIn(id, record, join),
				...predict(record),
				groundTruth: label === undefined ? undefined : show(label),
			};
		},
	};
}

/** What the join needs of a ground-truth record: its id after the join's normalisations, and its label as written. */
export type TruthReader = (truth: Documents) => {readonly id: string | undefined; readonly label: string | undefined};

export function truthReader(mapping: Mapping): TruthReader {
	const id = roleReader(mapping.roles.truthId);
	const label = roleReader(mapping.roles.groundTruth);
	return (truth) => ({id: idIn(id, truth, mapping.join), label: textIn(label, truth, mapping)});
}

function idIn(role: RoleReader, record: Documents, rules: Mapping['join']): string | undefined {
	const found = role.leaf(record, isPresent);
	return found && normaliseId(found.text, rules);
}

/** The label as written; in regression the first that is a number. */
function textIn(role: RoleReader, record: Documents, {problemType}: Mapping): string | undefined {
	return role.leaf(record, problemType === 'Regression' ? isNumber : isPresent)?.text;
}

/** A label in its spelling; in regression a finite number. */
function shower({problemType, labels}: Mapping, spellings: Spellings): (text: string) => string | undefined {
	if (problemType !== 'Regression') return speller(labels, spellings);
	return (text) => {
		const number = numberOf({type: 'text', text});
		return Number.isFinite(number) ? String(number) : undefined;
	};
}

type Predictor = (record: Documents) => Pick<RecordReading, 'prediction' | 'probability'>;

function predictor(mapping: Mapping, spellings: Spellings, sides: LabelSides): Predictor {
	const {problemType, roles, decision} = mapping;
	const role = roleReader(roles.prediction ?? (problemType === 'Regression' ? roles.probability : undefined));
	const show = shower(mapping, spellings);
	const stated = (record: Documents) => {
		const text = textIn(role, record, mapping);
		return text === undefined ? undefined : show(text);
	};
	if (problemType === 'Regression') return (record) => ({prediction: stated(record), probability: Number.NaN});
	const decide = decision?.argmax ? byArgmax(mapping, spellings, sides) : byThreshold(mapping, spellings, sides);
	if (roles.prediction === undefined) return decide;
	return (record) => ({prediction: stated(record), probability: decide(record).probability});
}

function byThreshold({roles, decision, labels}: Mapping, spellings: Spellings, sides: LabelSides): Predictor {
	const role = roleReader(roles.probability);
	const spell = speller(labels, spellings);
	const positive = spell(sides.positive ?? '1');
	const negative = spell(sides.negative ?? '0');
	return (record) => {
		const probability = transformed(numberIn(role, record), decision?.transform);
		const verdict = decision && isPositive(probability, decision);
		return {probability, prediction: verdict === undefined ? undefined : verdict ? positive : negative};
	};
}

function byArgmax({roles, decision, labels}: Mapping, spellings: Spellings, sides: LabelSides): Predictor {
	const role = roleReader(roles.probability);
	const keyOf = labelKeys(labels);
	const spell = speller(labels, spellings);
	return (record) => {
		const vector = role.vector(record);
		const [best = -1] = argmax(
			Array.from(vector, (number) => Float64Array.of(number)),
			1,
		);
		const keys = Array.from(vector, (_, index) => keyOf({text: classLabel(index, decision)}));
		const positive = sides.positive === undefined ? -1 : keys.indexOf(keyOf({text: sides.positive}));
		return {
			prediction: best === -1 ? undefined : spell(classLabel(best, decision)),
			probability: vector.length === 2 ? (vector[positive] ?? Number.NaN) : Number.NaN,
		};
	};
}

/** The spelling in which a label is shown. */
function speller(labels: Mapping['labels'], spellings: Spellings): (text: string) => string {
	const keyOf = labelKeys(labels);
	return (text) => {
		const key = keyOf({text});
		return spellings.get(key) ?? key;
	};
}

function numberIn(role: RoleReader, record: Documents): number {
	const found = role.leaf(record, isNumber);
	return found === undefined ? Number.NaN : numberOf(found);
}

function isPresent(scalar: Scalar): boolean {
	return !isMissing(scalar);
}

function isNumber(scalar: Scalar): boolean {
	return !Number.isNaN(numberOf(scalar));
}
