import * as z from 'zod';
import {mappingSchema} from './mapping.js';

/** The JSON Schema of the mapping file, for editors and for `mqm-debug schema`. */
export function mappingJsonSchema(): {readonly [key: string]: unknown} {
	const {$schema, ...rest} = z.toJSONSchema(mappingSchema, {target: 'draft-2020-12', io: 'input'});
	return {
		$schema,
		title: 'mqm-debug mapping',
		description: 'Where each role of a captured record is, and how to read it',
		...rest,
	};
}
