import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import type {Finding, Severity} from '../../src/findings/finding.js';
import {completePairs, type Outcome} from '../../src/mapping/after.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {healthyCases, troubledCases} from './corpus.js';
import type {CorpusCase, Truth} from './corpus-case.js';

describe('healthy captures', () => {
	it.each(healthyCases.map((one) => [one.name, one] as const))('%s: nothing is wrong', (_, one) => judge(one));
});

describe('captures with causes', () => {
	it.each(troubledCases.map((one) => [one.name, one] as const))('%s', (_, one) => judge(one));
});

describe('the corpus', () => {
	it('is large, and its names are told apart', () => {
		const names = [...healthyCases, ...troubledCases].map(({name}) => name);
		expect(names.length).toBeGreaterThanOrEqual(150);
		expect(healthyCases.length).toBeGreaterThanOrEqual(40);
		expect(new Set(names).size).toBe(names.length);
	});
});

function judge(one: CorpusCase): void {
	const dataset = datasetOf(one);
	const {findings, after, suggestedMapping} = analyse(dataset, one.configuration);
	const told = findings.map(({severity, code}) => `${severity} ${code}`);
	expect(withoutInfos(told).toSorted(), messagesOf(findings)).toEqual(
		[...one.errors.map(withSeverity('error')), ...one.warnings.map(withSeverity('warning'))].toSorted(),
	);
	const infos = told.filter((line) => line.startsWith('info ') && !one.infos.some((code) => line === `info ${code}`));
	expect(infos, messagesOf(findings)).toEqual([]);
	expect(pairsRead(after), JSON.stringify(suggestedMapping)).toEqual(pairsDrawn(one.truth));

	const mended = analyse(dataset, one.configuration, suggestedMapping).findings;
	const stay = withoutInfos(mended.map(({severity, code}) => `${severity} ${code}`)).map((line) => line.split(' ')[1]);
	expect(stay.toSorted(), messagesOf(mended)).toEqual(one.stays.toSorted());
}

function datasetOf({captures, groundTruth}: CorpusCase): Dataset {
	const dataset = new Dataset();
	const add = createLineReader(dataset);
	dataset.sources.push('ground-truth.jsonl', 'capture.jsonl');
	for (const [index, text] of groundTruth.entries()) {
		add(text, {source: 0, line: index + 1, offset: 0, bytes: text.length}, 'ground truth');
	}
	for (const [index, text] of captures.entries()) {
		add(text, {source: 1, line: index + 1, offset: 0, bytes: text.length}, 'captures');
	}
	return dataset;
}

function withSeverity(severity: Severity): (code: string) => string {
	return (code) => `${severity} ${code}`;
}

function withoutInfos(lines: readonly string[]): readonly string[] {
	return lines.filter((line) => !line.startsWith('info '));
}

function messagesOf(findings: readonly Finding[]): string {
	return findings.map(({code, severity, message}) => `${severity} ${code}: ${message}`).join('\n');
}

/** How often each pair of ground truth and prediction was compared. */
function pairsRead({reading}: Outcome): ReadonlyMap<string, number> {
	const outcomes = completePairs(reading.outcomes);
	const pairs = Array.from(outcomes.actual, (actual, at) => {
		const predicted = outcomes.predicted[at] ?? -1;
		if (outcomes.kind === 'numbers') return `${actual} → ${predicted}`;
		return `${outcomes.labels[actual]} → ${outcomes.labels[predicted]}`;
	});
	return counted(pairs);
}

function pairsDrawn({pairs}: Truth): ReadonlyMap<string, number> {
	return counted(pairs.map(([actual, predicted]) => `${actual} → ${predicted}`));
}

function counted(pairs: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
	return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
