import {labelKeys} from '../mapping/labels.js';
import type {Mapping, Role} from '../mapping/mapping.js';
import {profileAt} from '../mapping/profile.js';
import {placesOfRole} from '../mapping/role.js';
import {datasetSpellings} from '../mapping/spelling.js';
import type {Dataset} from '../records/dataset.js';
import type {Place} from '../records/place.js';
import {isMissing, jsonForm, type Scalar} from '../records/scalar.js';
import type {Steps} from '../records/steps.js';
import {matrixLabels} from './matrix-labels.js';
import type {Model} from './model.js';
import {metricText, numberText} from './outcome-text.js';
import {slotOf} from './record-values.js';

/** A value of a role, and how often it occurs. */
export type VocabularyValue = {
	/** In JSON form. */
	readonly text: string;
	readonly count: number;
	/** As it stands in the records; for a class that was decided, the class. */
	readonly raw: string;
	/** The label that the mapping reads it as. */
	readonly label: string;
	/** The class is made by a decision, no record holds it. */
	readonly decided: boolean;
};

/**
 * The values of one side, most frequent first. `unread`: the draft does not find them, they are what the suggested fixes
 * would find. `summary`: what is said of values that are too many to be a vocabulary.
 */
export type Vocabulary = {
	readonly values: readonly VocabularyValue[];
	readonly unread: boolean;
	readonly summary: readonly string[];
	/** Where the values stand. */
	readonly place: Place | undefined;
};

export type Vocabularies = {readonly truth: Vocabulary; readonly predicted: Vocabulary};

/** The labels of both sides: ground truth, and predictions or the classes that a decision makes of probabilities. */
export function vocabulariesOf(model: Model): Vocabularies | undefined {
	const {draft, diagnosed} = model;
	if (draft === undefined) return undefined;
	const {dataset} = draft.countedIn;
	const side = (roleIn: RoleIn) => sideOf(dataset, draft.mapping, diagnosed?.mended, roleIn);
	const found = side(predictedRole);
	return {
		truth: side(truthRole),
		predicted: {...found, values: [...found.values, ...decidedClasses(model)]},
	};
}

/** Counts the labels of a mapping beforehand. */
export function* vocabulariesForeseenSteps(dataset: Dataset, mapping: Mapping): Steps<void> {
	for (const roleIn of [truthRole, predictedRole]) {
		vocabularyOf(dataset, roleIn(mapping), mapping);
		yield;
	}
}

type RoleIn = (mapping: Mapping) => Role | undefined;

const truthRole: RoleIn = ({roles}) => roles.groundTruth;
const predictedRole: RoleIn = ({roles}) => roles[slotOf({roles})];

const nothing: Vocabulary = {values: [], unread: false, summary: [], place: undefined};

function sideOf(dataset: Dataset, draft: Mapping, mended: Mapping | undefined, roleIn: RoleIn): Vocabulary {
	const read = vocabularyOf(dataset, roleIn(draft), draft);
	if (read !== undefined || mended === undefined) return read ?? nothing;
	const meant = vocabularyOf(dataset, roleIn(mended), mended);
	return meant === undefined ? nothing : {...meant, unread: true};
}

function vocabularyOf(dataset: Dataset, role: Role | undefined, mapping: Mapping): Vocabulary | undefined {
	const counted = dataset.remember(`values ${JSON.stringify(role)}`, () => countedOf(dataset, role));
	if (counted === undefined) return undefined;
	const keyOf = labelKeys(mapping.labels);
	const spellings = datasetSpellings(dataset, mapping);
	const values = counted.values.map(({scalar, count}) => {
		const key = keyOf(scalar);
		return {text: jsonForm(scalar), count, raw: scalar.text, label: spellings.get(key) ?? key, decided: false};
	});
	return {values, unread: false, summary: counted.summary, place: counted.place};
}

/** More different values than this are no vocabulary: their range says more. */
const mostValues = 60;

type CountedValues = {
	readonly values: readonly {readonly scalar: Scalar; readonly count: number}[];
	readonly summary: readonly string[];
	readonly place: Place;
};

/** What stands at the first place of a role where any record has a value. */
function countedOf({captures, truths}: Dataset, role: Role | undefined): CountedValues | undefined {
	const tables = role?.from === 'truth' ? [truths, captures] : [captures];
	for (const table of tables) {
		for (const place of placesOfRole(role)) {
			const profile = profileAt(table, place);
			if (profile === undefined || profile.present === 0) continue;
			const {values, distinct, min, max} = profile;
			if (values.length > 0 && values.length <= mostValues) {
				return {values: values.filter(({scalar}) => !isMissing(scalar)), summary: [], place};
			}
			const many = Number.isFinite(distinct) ? numberText(distinct) : 'very many';
			const range = Number.isNaN(min) ? [] : [`from ${metricText(min)} to ${metricText(max)}`];
			return {values: [], summary: [`${many} different values`, ...range], place};
		}
	}
	return undefined;
}

/** The classes that a decision makes of probabilities, as they enter the matrix. */
function decidedClasses({draft}: Model): readonly VocabularyValue[] {
	if (draft === undefined || slotOf(draft.mapping) !== 'probability') return [];
	const {columnTotals} = matrixLabels(draft.after.statistics.confusionMatrix);
	return [...columnTotals].map(([label, count]) => ({
		text: JSON.stringify(label),
		count,
		raw: label,
		label,
		decided: true,
	}));
}
