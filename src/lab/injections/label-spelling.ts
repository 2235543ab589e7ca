import {applyPatch} from '../../mapping/patch.js';
import type {JsonObject} from '../../records/json.js';
import {isJsonObject} from '../../records/json.js';
import {withCaptures, withGroundTruth} from '../change-captures.js';
import {withChange} from '../change-value.js';
import type {Injection} from '../injection.js';
import type {Material} from '../material.js';

/** Whoever writes the labels spells them otherwise: `1.0` for `1`, `POSITIVE` for `positive`. */
export const labelSpelling: Injection = {
	code: 'prediction/label-format',
	inject(material) {
		if (material.mapping.problemType === 'Regression') return undefined;
		if (material.mapping.roles.groundTruth?.from !== 'truth') return undefined;
		const inFile = material.groundTruth.length > 0;
		const broken = inFile ? withGroundTruth(material, respelled) : withCaptures(material, respelled);
		return broken && {...broken, mapping: mended(material)};
	},
};

/** A ground-truth record, or a merged one; undefined where its label has no other spelling. */
function respelled(record: JsonObject): JsonObject | undefined {
	const path = ['groundTruthData', 'data'];
	const changed = withChange(record, path, (label) => (typeof label === 'string' ? otherSpelling(label) : undefined));
	return isJsonObject(changed) && isJsonObject(changed['groundTruthData']) && 'data' in changed['groundTruthData']
		? changed
		: undefined;
}

function otherSpelling(label: string): string | undefined {
	if (/^\d+$/.test(label)) return `${label}.0`;
	const upper = label.toUpperCase();
	return upper === label ? undefined : upper;
}

function mended({mapping}: Material): Material['mapping'] {
	return applyPatch(mapping, {labels: {normalise: ['number', 'case']}});
}
