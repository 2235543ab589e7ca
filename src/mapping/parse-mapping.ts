import {checkShape} from '../records/check-shape.js';
import {documentKind, kindNames} from '../records/document-kind.js';
import {faultsProblem} from '../records/faults.js';
import {failure, type Result, success} from '../records/result.js';
import {type Mapping, mappingSchema} from './mapping.js';
import {brokenRules} from './mapping-rules.js';

/**
 * Reads a mapping file's JSON. All faults of its shape are told at once; the rules across fields only where the shape
 * is right, since most of what they would say follows from a mistyped key.
 */
export function parseMapping(json: unknown, where: string): Result<Mapping> {
	const kind = documentKind(json);
	if (kind !== undefined && kind !== 'mapping') {
		const mend =
			kind === 'report'
				? 'Its "suggestedMapping" is one: save that part as a file'
				: '`mqm-debug schema` prints what a mapping is';
		return failure(`this is ${kindNames[kind]}, not a mapping`, {where, mend});
	}
	const shaped = checkShape(mappingSchema, json, where);
	if (!shaped.ok) return shaped;
	// The schema's type allows undefined values, which JSON cannot hold.
	const mapping = shaped.value as Mapping;
	const faults = brokenRules(mapping);
	return faults.length === 0 ? success(mapping) : {ok: false, problem: faultsProblem(faults, where)};
}
