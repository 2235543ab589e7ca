import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import type {Metrics} from '../../src/metrics/outcomes.js';
import {statistics} from '../../src/metrics/statistics.js';
import {outcomesOf, type Row} from './outcomes-of.js';
import {type Case, cases} from './sklearn-cases.js';

type Reference = Readonly<Record<string, unknown>>;

const python = process.env['PYTHON'] ?? 'python3';
const found = spawnSync(python, ['-c', 'import sklearn'], {encoding: 'utf8'});
const reason = found.error?.message ?? found.stderr.trim().split('\n').at(-1);
if (found.status !== 0) {
	console.warn(
		`Skipped the comparison with scikit-learn: ${python} has none (${reason}). PYTHON names another interpreter.`,
	);
}

describe.skipIf(found.status !== 0)('every metric equals that of scikit-learn', () => {
	const references = found.status === 0 ? referencesOf(cases) : [];

	for (const [index, own] of cases.entries()) {
		it(own.name, () => {
			const reference = references[index] ?? {};
			const values = valuesOf(own);
			expect(Object.keys(values).sort()).toEqual(Object.keys(reference).sort());
			for (const [name, value] of Object.entries(values)) {
				expectNear(value, reference[name], name);
			}
		});
	}
});

function referencesOf(all: readonly Case[]): readonly Reference[] {
	const script = fileURLToPath(new URL('sklearn_reference.py', import.meta.url));
	const run = spawnSync(python, [script], {input: JSON.stringify(all), encoding: 'utf8', maxBuffer: 1 << 28});
	if (run.status !== 0) {
		throw new Error(`${script} failed: ${run.stderr}`);
	}
	return JSON.parse(run.stdout);
}

/** Our values by the names that the script gives; curves by their axes. */
function valuesOf(own: Case): Readonly<Record<string, unknown>> {
	if (own.kind === 'regression') {
		const [actual, predicted] = [Float64Array.from(own.actual), Float64Array.from(own.predicted)];
		const none = {positive: undefined, negative: undefined};
		return plainValues(statistics('Regression', {kind: 'numbers', actual, predicted}, none).metrics);
	}
	const rows = own.actual.map((actual, row): Row => [actual, own.predicted[row], ...scoreOf(own, row)]);
	if (own.kind === 'multiclass') {
		const none = {positive: undefined, negative: undefined};
		return plainValues(statistics('MulticlassClassification', outcomesOf(rows), none).metrics);
	}
	const {positive, negative} = own;
	const {metrics, confusionMatrix} = statistics('BinaryClassification', outcomesOf(rows), own);
	const counts = [negative, positive].map((actual) =>
		[negative, positive].map((predicted) => confusionMatrix[actual]?.[predicted] ?? 0),
	);
	return {...plainValues(metrics), counts};
}

function scoreOf(own: Case, row: number): [] | [number] {
	const score = own.kind === 'binary' ? own.score?.[row] : undefined;
	return score === undefined ? [] : [score];
}

function plainValues(metrics: Metrics): Readonly<Record<string, unknown>> {
	const {confusion_matrix: _, ...others} = metrics;
	return Object.assign(
		{},
		...Object.entries(others).map(([name, metric]) => ('value' in metric ? {[name]: metric['value']} : metric)),
	);
}

/** To 1e-12 of the value, or absolutely below 1; what scikit-learn has no value for is 0. */
function expectNear(value: unknown, reference: unknown, name: string): void {
	if (Array.isArray(value) && Array.isArray(reference)) {
		expect(value, name).toHaveLength(reference.length);
		for (const [index, item] of value.entries()) {
			expectNear(item, reference[index], `${name}[${index}]`);
		}
		return;
	}
	const expected = Number(reference ?? 0);
	const difference = Math.abs(Number(value) - expected) / Math.max(1, Math.abs(expected));
	expect(difference, `${name}: ${value} is not ${reference}`).toBeLessThanOrEqual(1e-12);
}
