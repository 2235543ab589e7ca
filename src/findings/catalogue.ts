import {attributeMissing} from './config/attribute-missing.js';
import {problemType} from './config/problem-type.js';
import {duplicate} from './ground-truth/duplicate.js';
import {idFormat} from './ground-truth/id-format.js';
import {idKey} from './ground-truth/id-key.js';
import {inRequest} from './ground-truth/in-request.js';
import {inResponse} from './ground-truth/in-response.js';
import {none} from './ground-truth/none.js';
import {notJsonLines} from './ground-truth/not-json-lines.js';
import {unmatched} from './ground-truth/unmatched.js';
import {wrongId} from './ground-truth/wrong-id.js';
import {drift} from './keys/drift.js';
import {headerName} from './keys/header-name.js';
import {nested} from './keys/nested.js';
import {notFound} from './keys/not-found.js';
import {renamed} from './keys/renamed.js';
import {swapped} from './keys/swapped.js';
import {wrongColumn} from './keys/wrong-column.js';
import {base64} from './payload/base64.js';
import {batched} from './payload/batched.js';
import {headerLine} from './payload/header-line.js';
import {malformed} from './payload/malformed.js';
import {mixedDialects} from './payload/mixed-dialects.js';
import {indexName} from './prediction/index-name.js';
import {invertedProbability} from './prediction/inverted-probability.js';
import {labelAsProbability} from './prediction/label-as-probability.js';
import {labelFormat} from './prediction/label-format.js';
import {oneClass} from './prediction/one-class.js';
import {positiveLabel} from './prediction/positive-label.js';
import {probabilityAsLabel} from './prediction/probability-as-label.js';
import {probabilityRange} from './prediction/probability-range.js';
import {thresholdInMulticlass} from './prediction/threshold-in-multiclass.js';
import {thresholdMissing} from './prediction/threshold-missing.js';
import {typeMismatch} from './prediction/type-mismatch.js';
import {vectorAsLabel} from './prediction/vector-as-label.js';
import type {Detector} from './scene.js';

/**
 * Every cause that is looked for, in the order in which causes hide each other: what cannot be read at all, then where
 * the values are, then what kind of values they are, then how they are spelled. Each sees the data with everything
 * before it mended, so that a consequence is never reported beside its cause.
 */
export const catalogue: readonly Detector[] = [
	malformed,
	mixedDialects,
	headerLine,
	batched,
	base64,
	notJsonLines,
	attributeMissing,
	swapped,
	inRequest,
	inResponse,
	idKey,
	wrongId,
	idFormat,
	none,
	unmatched,
	duplicate,
	problemType,
	wrongColumn,
	headerName,
	renamed,
	nested,
	notFound,
	drift,
	labelAsProbability,
	vectorAsLabel,
	probabilityAsLabel,
	thresholdInMulticlass,
	thresholdMissing,
	probabilityRange,
	invertedProbability,
	typeMismatch,
	labelFormat,
	indexName,
	positiveLabel,
	oneClass,
];
