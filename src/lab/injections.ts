import type {Injection} from './injection.js';
import {labelInRequest} from './injections/label-in-request.js';
import {labelSpelling} from './injections/label-spelling.js';
import {prefixedId} from './injections/prefixed-id.js';
import {probabilityAsLabel} from './injections/probability-as-label.js';
import {renamedKey} from './injections/renamed-key.js';
import {shiftedColumn} from './injections/shifted-column.js';

/**
 * Every way to break a capture, in the order in which they are done: where the label and the prediction stand is changed
 * before what stands there.
 */
export const injections: readonly Injection[] = [
	labelInRequest,
	prefixedId,
	renamedKey,
	shiftedColumn,
	labelSpelling,
	probabilityAsLabel,
];
