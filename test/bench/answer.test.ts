import {describe, expect, test} from 'vitest';
import {answerOfCounts, disagreement, printedAnswer, reportedAnswer} from '../../bench/contenders/answer.js';

const answer = answerOfCounts({tn: 50, fp: 10, fn: 20, tp: 20}, 0.75);

describe('answers of different programs', () => {
	test('the metrics follow from the counts', () => {
		expect(answer).toMatchObject({accuracy: 0.7, precision: 2 / 3, recall: 0.5});
		expect(answer.f1).toBeCloseTo(4 / 7, 15);
	});

	test('agree when they differ in the last digits only', () => {
		expect(disagreement(answer, {...answer, auc: 0.75 + 1e-12})).toBeUndefined();
	});

	test.each([
		['a count', {...answer, tp: 21}, 'tp is 21 instead of 20'],
		['a metric', {...answer, auc: 0.76}, 'auc is 0.76 instead of 0.75'],
	])('disagree about %s in words', (_, other, text) => {
		expect(disagreement(answer, other)).toBe(text);
	});

	test('are read from a report of check', () => {
		const metrics = Object.fromEntries(
			(['accuracy', 'precision', 'recall', 'f1', 'auc'] as const).map((name) => [name, {value: answer[name]}]),
		);
		const confusionMatrix = {'0': {'0': 50, '1': 10}, '1': {'0': 20, '1': 20}};
		expect(reportedAnswer(JSON.stringify({after: {confusionMatrix, metrics}}))).toEqual(answer);
	});

	test('that lack a number are refused', () => {
		expect(() => printedAnswer('{"tn": 1}')).toThrow('the answer has no fp');
	});
});
