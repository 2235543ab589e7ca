import {createLineDecoder} from '../records/add-line.js';
import {documentsOf} from '../records/documents.js';
import {isJsonList, type Json} from '../records/json.js';
import {parsePath, valueAt} from '../records/path.js';
import {type Place, placesOf} from '../records/place.js';
import {isMissing, jsonForm, scalarOf} from '../records/scalar.js';

const decode = createLineDecoder();

/** What stands at a place of a raw line, in JSON form; of lists and objects the beginning. */
export function valueInLine(line: string, place: Place): string | undefined {
	const read = decode(line, 'captures');
	if (read?.kind !== 'capture') return undefined;
	const documents = documentsOf(read.record);
	for (const {from, path} of placesOf(place, read.record.dialect)) {
		const value = valueAt(documents.on(from), parsePath(path) ?? []);
		const text = value === undefined ? undefined : shortForm(value);
		if (text !== undefined) return text;
	}
	return undefined;
}

function shortForm(value: Json): string | undefined {
	const scalar = scalarOf(value);
	if (scalar !== undefined) return isMissing(scalar) ? undefined : jsonForm(scalar);
	if (!isJsonList(value)) return `{${beginning(Object.keys(value ?? {}))}}`;
	const elements = value.flatMap((element) => scalarOf(element) ?? []);
	return `[${value.length}] ${beginning(elements.map(jsonForm))}`;
}

function beginning(texts: readonly string[]): string {
	return `${texts.slice(0, 4).join(', ')}${texts.length > 4 ? ', …' : ''}`;
}
