import {Column} from './column.js';

/**
 * A column whose place is known and whose values were passed over while reading, because hardly anybody asks for them.
 * Whoever does gets none, and is remembered: the answer is only right once the values have been read.
 */
export class UnreadColumn extends Column {
	readonly #onDemand: () => void;

	constructor(onDemand: () => void) {
		super();
		this.#onDemand = onDemand;
	}

	override get present(): number {
		this.#onDemand();
		return 0;
	}

	override set(): void {}

	override setBytes(): void {}

	override setRun(): void {}

	override setSame(): void {}

	override reserve(): void {}

	override data(rows: number) {
		this.#onDemand();
		return super.data(rows);
	}

	override scalarAt(): undefined {
		this.#onDemand();
		return undefined;
	}
}
