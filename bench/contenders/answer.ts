/** What every contender has to find out: the binary confusion matrix and the metrics that follow. */
export type Answer = Counts & {
	readonly accuracy: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly auc: number;
};

export type Counts = {readonly tn: number; readonly fp: number; readonly fn: number; readonly tp: number};

const counts = ['tn', 'fp', 'fn', 'tp'] as const;
const metrics = ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const;
/** Programs add in different orders. */
const rounding = 1e-9;

export function answerOfCounts({tn, fp, fn, tp}: Counts, auc: number): Answer {
	const precision = tp / (tp + fp);
	const recall = tp / (tp + fn);
	const f1 = (2 * precision * recall) / (precision + recall);
	return {tn, fp, fn, tp, accuracy: (tn + tp) / (tn + fp + fn + tp), precision, recall, f1, auc};
}

/** The answer that a program printed as JSON; throws on anything else. */
export function printedAnswer(output: string): Answer {
	return checked(JSON.parse(output));
}

/** The answer in the report of `mqm-debug check --json`. */
export function reportedAnswer(output: string): Answer {
	const {confusionMatrix: matrix, metrics: reported} = JSON.parse(output).after;
	const named = [...metrics].map((name) => [name, reported[name].value]);
	const [tn, fp, fn, tp] = [matrix['0']['0'], matrix['0']['1'], matrix['1']['0'], matrix['1']['1']];
	return checked({tn, fp, fn, tp, ...Object.fromEntries(named)});
}

/** Where two answers differ, in words; undefined where they agree. */
export function disagreement(expected: Answer, found: Answer): string | undefined {
	for (const name of counts) {
		if (expected[name] !== found[name]) return `${name} is ${found[name]} instead of ${expected[name]}`;
	}
	for (const name of metrics) {
		if (!(Math.abs(expected[name] - found[name]) <= rounding))
			return `${name} is ${found[name]} instead of ${expected[name]}`;
	}
	return undefined;
}

function checked(answer: Answer): Answer {
	for (const name of [...counts, ...metrics]) {
		if (!Number.isFinite(answer[name])) throw new Error(`the answer has no ${name}: ${JSON.stringify(answer)}`);
	}
	return answer;
}
