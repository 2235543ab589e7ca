import type {Dataset} from '../../records/dataset.js';
import type {Steps} from '../../records/steps.js';
import type {Reading} from '../reading.js';
import type {Field} from './condition.js';
import {disagreeingRowsSteps} from './disagreement.js';
import {stageBitsSteps} from './facts.js';
import {type Units, unitsSteps} from './units.js';
import {type Values, valuesSteps} from './values.js';

/** One reading, with what conditions need of it, made when it is first asked for. */
export type View = {
	readonly dataset: Dataset;
	readonly units: Units;
	/** The other reading. */
	readonly otherSteps: () => Steps<View>;
	readonly stagesSteps: () => Steps<Uint8Array>;
	readonly disagreeingSteps: () => Steps<Uint8Array>;
	readonly valuesSteps: (field: Field) => Steps<Values>;
};

export function* viewSteps(dataset: Dataset, reading: Reading, monitor: Reading): Steps<View> {
	const units = yield* unitsSteps(dataset, reading);
	let other: View | undefined;
	const values = new Map<string, Values>();
	let [stages, disagreeing]: (Uint8Array | undefined)[] = [];
	const view: View = {
		dataset,
		units,
		*otherSteps() {
			other ??= reading === monitor ? view : yield* viewSteps(dataset, monitor, monitor);
			return other;
		},
		*stagesSteps() {
			stages ??= yield* stageBitsSteps(dataset, units);
			return stages;
		},
		*disagreeingSteps() {
			disagreeing ??= yield* disagreeingRowsSteps(units, (yield* view.otherSteps()).units);
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
