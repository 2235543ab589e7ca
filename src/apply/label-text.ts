import {decodePayload} from '../records/decode-payload.js';
import {isJsonList} from '../records/json.js';

/**
 * A label as one CSV field, quoted only where it would not come back as it is, or would be taken for another label
 * that is quoted. Ground truth is CSV, and what becomes of quotes is not known, so the prediction is written in the
 * same way, in JSON too.
 */
export function fieldText(label: string): string {
	const inner = /^"(.*)"$/s.exec(label)?.[1]?.replaceAll('""', '"');
	const isTaken = inner !== undefined && fieldText(inner) === label;
	return comesBack(label) && !isTaken ? label : `"${label.replaceAll('"', '""')}"`;
}

function comesBack(label: string): boolean {
	const decoded = decodePayload({data: label, encoding: 'CSV'});
	return decoded.ok && isJsonList(decoded.value) && decoded.value.length === 1 && decoded.value[0] === label;
}

/** A number without exponent: thresholds on numbers such as `1e-7` are known to break (AWS guide on baselines). */
export function plainDecimal(number: number): string {
	const [, sign = '', whole = '', fraction = '', exponent = ''] =
		/^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(number)) ?? [];
	if (exponent === '') return String(number);
	const digits = whole + fraction;
	const point = whole.length + Number(exponent);
	if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
	return `${sign}${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
}
