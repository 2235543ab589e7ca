import type {Outcomes} from '../../metrics/outcomes.js';
import {numberOf} from '../../records/scalar.js';
import type {Steps} from '../../records/steps.js';
import type {Units} from './units.js';

const rowsPerStep = 1 << 16;

/** 1 for each capture row that one reading counts in other cells of the confusion matrix than the other does. */
export function* disagreeingRowsSteps(a: Units, b: Units): Steps<Uint8Array> {
	yield;
	const rows = Math.min(a.rows, b.rows);
	const [ofA, ofB] = yield* comparableCellsSteps(a.outcomes, b.outcomes);
	const [inA, inB] = [unitsByRow(a), unitsByRow(b)];
	const differs = new Uint8Array(a.rows);
	for (let row = 0; row < rows; row++) {
		if (row % rowsPerStep === 0) yield;
		const [count, other] = [inA.count[row] as number, inB.count[row] as number];
		const [first, second] = [inA.first[row] as number, inB.first[row] as number];
		if (count !== other) differs[row] = 1;
		else if (count === 1) differs[row] = sameCell(ofA, first, ofB, second) ? 0 : 1;
		else if (cellsFrom(ofA, first, count) !== cellsFrom(ofB, second, other)) differs[row] = 1;
	}
	return differs;
}

/** Ground truth and prediction of each unit as numbers that can be compared across readings; NaN where missing. */
type Cells = {readonly actual: Float64Array; readonly predicted: Float64Array};

function* comparableCellsSteps(a: Outcomes, b: Outcomes): Steps<readonly [Cells, Cells]> {
	if (a.kind === 'numbers' && b.kind === 'numbers') return [a, b];
	const codeOf = new Map<string, number>();
	const shared = (label: string) => {
		const code = codeOf.get(label) ?? codeOf.size;
		codeOf.set(label, code);
		return code;
	};
	const spelled = (label: string) => numberOf({type: 'text', text: label});
	const value = a.kind === b.kind ? shared : spelled;
	return [yield* cellsSteps(a, value), yield* cellsSteps(b, value)];
}

function* cellsSteps(outcomes: Outcomes, numberFor: (label: string) => number): Steps<Cells> {
	if (outcomes.kind === 'numbers') return outcomes;
	const ofCode = new Float64Array(outcomes.labels.length + 1).fill(Number.NaN);
	for (const [code, label] of outcomes.labels.entries()) {
		if (code % rowsPerStep === 0) yield;
		ofCode[code + 1] = numberFor(label);
	}
	const side = (codes: Int32Array) => {
		const values = new Float64Array(codes.length);
		for (let unit = 0; unit < codes.length; unit++) values[unit] = ofCode[(codes[unit] as number) + 1] as number;
		return values;
	};
	yield;
	const actual = side(outcomes.actual);
	yield;
	return {actual, predicted: side(outcomes.predicted)};
}

/** Units of a row stand one after the other: pairs are in the order of capture rows. */
function unitsByRow({rows, captureRow}: Units): {readonly first: Int32Array; readonly count: Uint32Array} {
	const [first, count] = [new Int32Array(rows), new Uint32Array(rows)];
	for (let unit = captureRow.length - 1; unit >= 0; unit--) {
		const row = captureRow[unit] as number;
		first[row] = unit;
		count[row] = (count[row] as number) + 1;
	}
	return {first, count};
}

function sameCell(a: Cells, unit: number, b: Cells, other: number): boolean {
	return (
		isSame(a.actual[unit] as number, b.actual[other] as number) &&
		isSame(a.predicted[unit] as number, b.predicted[other] as number)
	);
}

function isSame(a: number, b: number): boolean {
	return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Several cells of one record, whatever their order. */
function cellsFrom({actual, predicted}: Cells, first: number, count: number): string {
	const cells = Array.from({length: count}, (_, at) => `${actual[first + at]} ${predicted[first + at]}`);
	return cells.sort().join(', ');
}
