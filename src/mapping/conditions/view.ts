import type {Dataset} from '../../records/dataset.js';
import type {Steps} from '../../records/steps.js';
import type {Reading} from '../reading.js';
import type {Field} from './condition.js';
import {disagreeingRowsSteps} from './disagreement.js';
import {stageBitsSteps} from './facts.js';
import {type Units, unitsOf} from './units.js';
import {type Values, valuesSteps} from './values.js';

/** One reading, with what conditions need of it, made when it is first asked for. */
export type View = {
	readonly dataset: Dataset;
	readonly units: Units;
	readonly other: () => View;
	readonly stagesSteps: () => Steps<Uint8Array>;
	readonly disagreeingSteps: () => Steps<Uint8Array>;
	readonly valuesSteps: (field: Field) => Steps<Values>;
};

export function viewOf(dataset: Dataset, reading: Reading, monitor: Reading): View {
	const units = unitsOf(dataset, reading);
	const other = once(() => (reading === monitor ? view : viewOf(dataset, monitor, monitor)));
	const values = new Map<string, Values>();
	let [stages, disagreeing]: (Uint8Array | undefined)[] = [];
	const view: View = {
		dataset,
		units,
		other,
		*stagesSteps() {
			stages ??= yield* stageBitsSteps(dataset, units);
			return stages;
		},
		*disagreeingSteps() {
			disagreeing ??= yield* disagreeingRowsSteps(units, other().units);
			return disagreeing;
		},
		*valuesSteps(field) {
			const key = JSON.stringify(field);
			const found = values.get(key) ?? (yield* valuesSteps(dataset, units, field));
			values.set(key, found);
			return found;
		},
	};
	return view;
}

/** What is made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
	let made: {readonly value: T} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}
