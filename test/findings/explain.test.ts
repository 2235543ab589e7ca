import {describe, expect, it} from 'vitest';
import {catalogue} from '../../src/findings/catalogue.js';
import {explainedCodes, explanationOf, titleOf} from '../../src/findings/explain.js';
import {modeOf, modes} from '../../src/findings/finding.js';

const contract = {
	'ground-truth': 'none in-request in-response wrong-id id-format id-key duplicate unmatched not-json-lines',
	prediction:
		'probability-as-label vector-as-label label-as-probability probability-range inverted-probability threshold-missing threshold-in-multiclass one-class type-mismatch label-format index-name positive-label',
	keys: 'not-found renamed nested wrong-column header-name swapped drift',
	payload: 'base64 batched malformed header-line mixed-dialects',
	config: 'problem-type attribute-missing',
	statistics: 'data-disagrees arithmetic duplicates',
};
const codes = Object.entries(contract).flatMap(([mode, names]) => names.split(' ').map((name) => `${mode}/${name}`));

describe('explanations', () => {
	it('are there for every code of the contract, and for no other', () => {
		expect(explainedCodes.toSorted()).toEqual(codes.toSorted());
	});

	it('are there for every detector', () => {
		for (const {code} of catalogue) expect(explanationOf(code), code).toBeDefined();
		expect(new Set(catalogue.map(({code}) => code)).size).toBe(catalogue.length);
	});

	it.each(codes)('of %s say what, how it looks, why, what to do and where it is from', (code) => {
		const {title = '', ...parts} = explanationOf(code) ?? {};
		expect(title.split(' ').length).toBeGreaterThanOrEqual(3);
		expect(title.length).toBeLessThanOrEqual(34);
		expect(Object.keys(parts)).toEqual(['what', 'looksLike', 'why', 'mend', 'source']);
		for (const text of Object.values(parts)) expect(text.length).toBeGreaterThan(20);
	});

	it('know what they do not know', () => {
		expect(explanationOf('keys/unknown')).toBeUndefined();
		expect(titleOf('keys/unknown')).toBe('keys/unknown');
		expect(titleOf('keys/drift')).toBe('Keys change part-way');
	});
});

describe('the mode of a code', () => {
	it('is one of the modes', () => {
		for (const code of codes) expect(modes).toContain(modeOf(code));
	});
});
