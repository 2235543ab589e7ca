import type {Mapping} from '../mapping/mapping.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Json} from '../records/json.js';
import {type Result, success} from '../records/result.js';
import {endpointInput} from './endpoint-input.js';
import {endpointResponse} from './endpoint-response.js';
import {evidently} from './evidently.js';
import type {ExportFacts} from './facts.js';
import {jobDefinition} from './job-definition.js';
import {monitorSetup} from './monitor-setup.js';
import {preprocessor} from './preprocessor.js';

/** Everything that a text may be made from. */
export type ExportMaterial = {
	readonly mapping: Mapping;
	readonly facts: ExportFacts;
	readonly configuration: MonitorConfiguration;
	/** The JSON of the monitor file, where there is one. */
	readonly definition: Json | undefined;
};

const texts = {
	'endpoint-input': ({mapping, facts, definition}) =>
		success(endpointInput(monitorSetup(mapping, facts), facts, definition)),
	'job-definition': ({mapping, facts, definition}) =>
		jobDefinition(definition, monitorSetup(mapping, facts), mapping, facts),
	preprocessor: ({mapping, facts}) => success(preprocessor(mapping, facts)),
	'endpoint-response': ({mapping, facts}) => success(endpointResponse(mapping, facts)),
	evidently: ({mapping, facts, configuration}) => success(evidently(mapping, facts, configuration)),
} as const satisfies {[target: string]: (material: ExportMaterial) => Result<string>};

/** Exports that are one text. */
export type TextTarget = keyof typeof texts;

export const textTargets = Object.keys(texts) as readonly TextTarget[];

export function exportText(target: TextTarget, material: ExportMaterial): Result<string> {
	return texts[target](material);
}

/** What else has to be done for an export to work, one sentence each. */
export function exportRemarks(target: TextTarget, {mapping, facts}: ExportMaterial): readonly string[] {
	if (target !== 'endpoint-input' && target !== 'job-definition') return [];
	const {preprocessorReasons} = monitorSetup(mapping, facts);
	const isFiled = mapping.roles.groundTruth?.from === 'truth' && mapping.join === undefined;
	return [
		...(preprocessorReasons.length === 0
			? []
			: [`needs the script of \`mqm-debug export preprocessor\`: ${preprocessorReasons.join('; ')}`]),
		...(isFiled ? [] : ['needs the ground truth of `mqm-debug export ground-truth`']),
	];
}
