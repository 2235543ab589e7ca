import type {Model} from '../../session/model.js';
import {type Examined, examined} from '../../session/payload/examine.js';
import type {OneReading, RoleValue} from '../../session/payload/read-one.js';
import {payloadTitle} from '../../ui/views/payload.js';
import {cellLine, decodedText, roleNames, rolesOf, valueLine} from '../../ui/views/payload-pipeline.js';
import {type Section, textOf} from '../section.js';

/** The text that is tried, and what the monitor and the mapping make of it. */
export function payloadSection(model: Model): Section {
	const {text} = model.payload.field;
	const lines = text === '' ? [] : text.split('\n');
	return {
		title: payloadTitle(model),
		lines: [...lines, ...resultLines(examined(text, model))],
		hint: 'another record, typed on one line, takes its place; payload-reset brings this one back',
	};
}

function resultLines(result: Examined): readonly string[] {
	switch (result.kind) {
		case 'empty':
			return ['The text is empty: type a record, one JSON object on one line'];
		case 'no record':
			return [`No record: this is ${result.what}`];
		case 'broken':
			return [`Not JSON, line ${result.line}, column ${result.column}: ${result.what}`];
		case 'record': {
			const {record, line, monitor, mapping} = result;
			const decoded = `decoded: ${decodedText(record, line)}`;
			if (monitor === undefined || mapping === undefined) return [decoded];
			return [decoded, ...roleLines(monitor, mapping)];
		}
	}
}

function roleLines(monitor: OneReading, mapping: OneReading): readonly string[] {
	const roles = rolesOf(monitor, mapping).map(([one, other]) => {
		const name = roleNames[other?.role ?? one?.role ?? 'id'];
		return `${name}: the monitor reads ${valueText(one, monitor)}, the mapping ${valueText(other, mapping)}`;
	});
	return [...roles, `cell: for the monitor ${cellText(monitor)}, for the mapping ${cellText(mapping)}`];
}

function valueText(found: RoleValue | undefined, reading: OneReading): string {
	const value = textOf(valueLine(found, reading));
	return found === undefined ? value : `${value} at ${found.where}`;
}

/** Without the sign that the screen puts before it. */
function cellText(reading: OneReading): string {
	return textOf(cellLine(reading)).replace(/^[✗=≠] /, '');
}
