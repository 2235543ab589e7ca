import type {Json, JsonObject} from './json.js';

/** The five shapes of a line (product contract, section 2.1). */
export type Dialect = 'capture' | 'merged' | 'transform' | 'exchange' | 'payload';

/** The part of a record where a role is looked for. */
export type Side = 'input' | 'output' | 'truth' | 'metadata' | 'record';

export const sides: readonly Side[] = ['input', 'output', 'truth', 'metadata', 'record'];

/** `none`: the value stood in the line as JSON, nothing had to be decoded. */
export type Encoding = 'CSV' | 'JSON' | 'BASE64' | 'none';

/** What decoding did besides reading; each is reported, never silent. */
export type DecodeStep =
	| 'base64'
	| 'bom'
	| 'crlf'
	| 'trailing-newline'
	| 'leading-newline'
	| 'header-line'
	| 'json-lines';

/** A decoded `data` string, or the reason why it could not be decoded. */
export type Payload =
	| {
			readonly ok: true;
			readonly value: Json;
			readonly encoding: Encoding;
			/** What the bytes turned out to be; differs from `encoding` only for BASE64. */
			readonly format: 'csv' | 'json' | 'text';
			readonly contentType: string | undefined;
			readonly steps: readonly DecodeStep[];
			/** How many predictions (or rows) the payload holds; 1 unless the request was a batch. */
			readonly rows: number;
			/** Names from a header line inside a CSV payload. */
			readonly header: readonly string[] | undefined;
	  }
	| {
			readonly ok: false;
			readonly encoding: Encoding;
			readonly contentType: string | undefined;
			readonly reason: string;
	  };

/** A line that is a JSON object, with its payloads decoded. Sides that the dialect does not have are undefined. */
export type DecodedRecord = {
	readonly dialect: Dialect;
	readonly input: Payload | undefined;
	readonly output: Payload | undefined;
	/**
	 * The ground-truth record that the line itself carries (`merged` only): the whole line's `groundTruthData`,
	 * `eventMetadata`, `eventVersion`, with `groundTruthData.data` replaced by its decoded value.
	 */
	readonly truth: JsonObject | undefined;
	/** `eventMetadata`; in `transform` records the two `SageMakerInference…` keys. */
	readonly metadata: JsonObject | undefined;
	readonly record: JsonObject;
};

/** A line of a ground-truth file: the whole object, with `groundTruthData.data` replaced by its decoded value. */
export type GroundTruthRecord = {readonly truth: JsonObject; readonly problem: string | undefined};
