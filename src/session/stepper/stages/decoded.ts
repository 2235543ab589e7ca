import {isJsonList, isJsonObject, type Json} from '../../../records/json.js';
import {formatPath} from '../../../records/path.js';
import type {Payload} from '../../../records/record.js';
import {lineText, payloadText} from '../origin-text.js';
import {preview} from '../preview.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Subject} from '../subject.js';
import type {Trace} from '../trace.js';

/** The `data` texts of the sides as values. */
export function decodedStage(subject: Subject): StageReport {
	const {record, dataset, row} = subject;
	const line = lineText(dataset.captures, dataset, row);
	const side = (name: string, payload: Payload | undefined): readonly Shown[] => {
		if (payload === undefined) return [];
		const value = payload.ok ? preview(payload.value) : `cannot be decoded: ${payload.reason}`;
		const decoding = payloadText(payload) || 'JSON as written';
		return [{name, value, from: `${line} → ${whereSideStands(subject, name)} → ${decoding}`}];
	};
	const sides = [...side(names(subject).output, record.output), ...side(names(subject).input, record.input)];
	const whole = {name: 'record', value: preview(record.record), from: `${line} → JSON as written`};
	return {common: sides.length === 0 ? [whole] : sides, monitor: monitorSide(subject), mapping: mappingSide(subject)};
}

function names({record}: Subject): {readonly input: string; readonly output: string} {
	return record.dialect === 'exchange' ? {input: 'request', output: 'response'} : {input: 'input', output: 'output'};
}

function whereSideStands({record: {dialect, record}}: Subject, name: string): string {
	if (dialect === 'capture' || dialect === 'merged')
		return `captureData.${capturedAs(record['captureData'], name)}.data`;
	if (dialect !== 'transform') return name;
	return name === 'output' && 'SageMakerOutput' in record ? 'SageMakerOutput' : 'the other keys';
}

/** The merge output of a batch job calls its output `batchTransformOutput`. */
function capturedAs(captured: Json | undefined, name: string): string {
	if (name === 'input') return 'endpointInput';
	return isJsonObject(captured) && 'batchTransformOutput' in captured ? 'batchTransformOutput' : 'endpointOutput';
}

function monitorSide({record, expectation, monitor}: Subject): Treatment {
	const {output} = record;
	if (output?.ok === false) return lost(`Finds no output it could read: ${output.reason}.`);
	if (monitor.trace.unreadable)
		return lost('Has no decoder for BASE64: without a preprocessor it finds nothing in this output.');
	const does =
		expectation.kind === 'hosted'
			? 'Reads the output only, by its encoding; how the input is encoded does not matter.'
			: 'Reads the object as it is.';
	return {fate: 'fine', does, values: [], unknown: newlineText(record.output, monitor.trace)};
}

function mappingSide({record}: Subject): Treatment {
	if (record.output?.ok === false) return lost(`The output cannot be decoded: ${record.output.reason}.`);
	return {
		fate: 'fine',
		does: 'Decodes every side by its encoding, a BASE64 one by its content type or by looking.',
		values: [],
	};
}

/** A newline after a later column did no harm in published runs; directly after the label nobody has seen it. */
function newlineText(output: Payload | undefined, {prediction}: Trace): string | undefined {
	if (!output?.ok || output.format !== 'csv' || !output.steps.includes('trailing-newline')) return undefined;
	const last = isJsonList(output.value) ? formatPath([output.value.length - 1]) : undefined;
	if (prediction.found?.place.path !== last) return undefined;
	return 'Whether it takes off the newline behind the prediction is unknown: if it does, the value is as shown; if not, it ends in \\n and equals no label.';
}

function lost(does: string): Treatment {
	return {fate: 'lost', does, values: []};
}
