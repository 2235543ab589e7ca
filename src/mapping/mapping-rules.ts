import type {Fault} from '../records/faults.js';
import type {Mapping} from './mapping.js';

/** What a mapping of the right shape still says wrongly: rules that span several of its fields. */
export function brokenRules(mapping: Mapping): readonly Fault[] {
	return [...roleFaults(mapping), ...decisionFaults(mapping), ...labelFaults(mapping)];
}

function roleFaults({problemType, roles, decision}: Mapping): readonly Fault[] {
	if (roles.prediction) return [];
	const path = ['roles'];
	if (problemType === 'Regression') return [{path, what: 'prediction is missing; regression needs it'}];
	if (!roles.probability) return [{path, what: 'neither prediction nor probability is there; one of them is needed'}];
	if (decision?.threshold !== undefined || decision?.argmax) return [];
	const what =
		'probability without prediction needs a decision: {"threshold": 0.5} for one number, {"argmax": true} for a list';
	return [{path: ['decision'], what}];
}

function decisionFaults({decision}: Mapping): readonly Fault[] {
	if (!decision) return [];
	const faults: Fault[] = [];
	const fault = (key: string, what: string): void => void faults.push({path: ['decision', key], what});
	if (decision.threshold !== undefined && decision.argmax)
		fault('threshold', 'stands beside argmax; keep one of the two');
	if (decision.rule !== undefined && decision.threshold === undefined) fault('rule', 'has no threshold to go with');
	if (decision.classes && !decision.argmax) {
		fault('classes', 'belongs to argmax; the classes of a threshold are labels.positive and labels.negative');
	}
	const twice = decision.classes?.find((name, index, all) => all.indexOf(name) !== index);
	if (twice !== undefined) fault('classes', `names ${JSON.stringify(twice)} twice`);
	return faults;
}

function labelFaults({labels}: Mapping): readonly Fault[] {
	if (labels?.positive === undefined || labels.positive !== labels.negative) return [];
	const what = `is ${JSON.stringify(labels.negative)}, the same as labels.positive; name the other class`;
	return [{path: ['labels', 'negative'], what}];
}
