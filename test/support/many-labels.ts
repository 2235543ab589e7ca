import {numberWritten} from '../../src/mapping/number-written.js';
import type {ManyLabels} from '../../src/metrics/outcomes.js';

/** Labels that are asked for one by one, although they are few enough to be listed. */
export function manyLabels(labels: readonly string[], ofTruth = labels.length): ManyLabels {
	return {
		count: labels.length,
		ofTruth,
		at: (code) => labels[code] ?? '',
		codeOf: (label) => (labels.includes(label) ? labels.indexOf(label) : undefined),
		numbers: () => Float64Array.from(labels, (label) => numberWritten(label) ?? Number.NaN),
	};
}
