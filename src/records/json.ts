/**
 * JSON as it was written. `JSON.parse` turns `1.0` into `1`; a monitor that compares text does not, so a number whose
 * source differs from JavaScript's own spelling of it is kept as an `ExactNumber`.
 */
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | {readonly [key: string]: Json};

export type JsonObject = {readonly [key: string]: Json};

export class ExactNumber {
	readonly source: string;

	constructor(source: string) {
		this.source = source;
	}

	valueOf(): number {
		return Number(this.source);
	}

	toJSON(): number {
		return Number(this.source);
	}
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}
