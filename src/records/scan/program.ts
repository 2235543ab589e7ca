import type {Template} from './template.js';

/** A template as the matcher reads it (`assembly/matcher.ts`). */
export type Program = {
	readonly bytes: Uint8Array;
	/** For each value its place in the row of its line, undefined where it is not written. In numbers of four bytes. */
	readonly slots: readonly (number | undefined)[];
	/** The length of such a row, in numbers of four bytes. */
	readonly stride: number;
};

/** A row begins with where its line begins and ends. */
const positions = 2;
const slotSize = 3;

const kinds = {json: 0, 'nested-json': 1, csv: 2, end: 3} as const;
const headerSize = 16;
/** Literals are compared in vectors of so many bytes. */
const vector = 16;

/** `wanted`: the values that are asked for. The fields of a CSV row are written all or none; other unwanted values share a place. */
export function programOf({parts, tail}: Pick<Template, 'parts' | 'tail'>, wanted: ReadonlySet<number>): Program {
	const pieces: Uint8Array[] = [];
	const slots: (number | undefined)[] = [];
	let stride = positions + slotSize;
	for (const {literal, kind, fields} of parts) {
		const own = Array.from({length: fields}, (_, field) => slots.length + field);
		const isWanted = own.some((value) => wanted.has(value));
		const slot = isWanted ? stride : undefined;
		slots.push(...own.map((_, field) => slot && slot + field * slotSize));
		if (isWanted) stride += fields * slotSize;
		const unwanted = kind === 'csv' ? -1 : positions;
		pieces.push(part(literal, kinds[kind], fields, slot ?? unwanted));
	}
	pieces.push(part(tail, kinds.end, 0, 0));
	return {bytes: Buffer.concat(pieces), slots, stride};
}

/** The matcher counts the bytes of a row from its first value on; negative stays negative. */
function part(literal: Uint8Array, kind: number, fields: number, slot: number): Uint8Array {
	const bytes = new Uint8Array(headerSize + Math.ceil(literal.length / vector) * vector);
	const view = new DataView(bytes.buffer);
	const header = [literal.length, kind, fields, slot < 0 ? slot : (slot - positions) * 4];
	for (const [at, value] of header.entries()) view.setInt32(at * 4, value, true);
	bytes.set(literal, headerSize);
	return bytes;
}
