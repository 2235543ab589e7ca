import {endsOfText} from './plain-text';
import {setSpan, text} from './span';

/** Brackets, blanks, control characters and byte order marks at the beginning may mean that it is no CSV. */
function mayBeginRow(byte: u32): bool {
	return byte > 0x20 && byte < 0x80 && byte !== 0x5b && byte !== 0x7b;
}

function commasIn(bytes: v128): i32 {
	return i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x2c)));
}

/** The position behind a CSV row of so many fields, each of which is written to a place of its own. */
export function afterFields(start: usize, fields: i32, span: usize): usize {
	if (!mayBeginRow(load<u8>(start))) return 0;
	let at = start;
	let from = start;
	let found = 0;
	let ends = 0;
	for (; ends === 0; at += 16) {
		const bytes = v128.load(at);
		ends = endsOfText(bytes);
		// Commas before the end, and the end.
		let marks = (commasIn(bytes) | ends) & (ends ^ (ends - 1));
		for (; marks !== 0; marks &= marks - 1) {
			if (found === fields) return 0;
			const to = at + ctz(marks);
			setSpan(span + found * 12, from, to, text);
			found++;
			from = to + 1;
		}
	}
	return afterLast(from - 1, found === fields);
}

/** The same where only the number of fields has to be right. */
export function afterUnwantedFields(start: usize, fields: i32): usize {
	if (!mayBeginRow(load<u8>(start))) return 0;
	let at = start;
	let found = 1;
	let bytes = v128.load(at);
	let ends = endsOfText(bytes);
	while (ends === 0) {
		found += popcnt(commasIn(bytes));
		at += 16;
		bytes = v128.load(at);
		ends = endsOfText(bytes);
	}
	found += popcnt(commasIn(bytes) & ((ends & -ends) - 1));
	return afterLast(at + ctz(ends), found === fields);
}

/** A row is ended by a quote or, before a line break or in nested JSON, by a backslash. */
function afterLast(at: usize, isComplete: bool): usize {
	return isComplete && load<u8>(at) >= 0x20 ? at : 0;
}
