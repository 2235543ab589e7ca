import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {isHealthy} from '../../src/report/health.js';
import {jsonText} from '../../src/report/json-text.js';
import {type Report, reportOf} from '../../src/report/report.js';
import {reportText} from '../../src/report/report-text.js';

type Payload = {readonly prediction: unknown; readonly ground_truth: unknown};

const configuration = {
	kind: 'payload',
	positiveLabel: 'yes',
	source: 'monitor.json',
	inferenceAttribute: 'prediction',
	groundTruthAttribute: 'ground_truth',
} as const;

function reportOn(payloads: readonly Payload[], problemType?: 'BinaryClassification' | 'Regression'): Report {
	const dataset = new Dataset();
	const addLine = createLineReader(dataset);
	dataset.sources.push('capture.jsonl');
	for (const [index, payload] of payloads.entries()) {
		addLine(JSON.stringify(payload), {source: 0, line: index + 1, offset: 0, bytes: 0}, 'captures');
	}
	const asked = problemType === undefined ? configuration : {...configuration, problemType};
	return reportOf({dataset, analysis: analyse(dataset, asked)});
}

function times(count: number, payload: (index: number) => Payload): readonly Payload[] {
	return Array.from({length: count}, (_, index) => payload(index));
}

const context = {arguments: ['capture.jsonl'], mapped: false};
const healthy = times(300, (at) => ({prediction: at % 2 ? 'yes' : 'no', ground_truth: at % 4 < 2 ? 'yes' : 'no'}));

describe('a report', () => {
	it('has its keys in the order of the format', () => {
		const report = reportOn(healthy);

		expect(Object.keys(report)).toEqual([
			'version',
			'input',
			'monitor',
			'funnel',
			'before',
			'findings',
			'suggestedMapping',
			'after',
		]);
		expect(Object.keys(report.input)).toEqual(['records', 'malformed', 'bytes', 'dialects', 'groundTruthRecords']);
		expect(Object.keys(report.before ?? {})).toEqual(['outcome', 'message', 'rows', 'confusionMatrix', 'metrics']);
		expect(Object.keys(report.after ?? {})).toEqual(['outcome', 'rows', 'confusionMatrix', 'metrics', 'funnel']);
	});

	it('says what was inferred from the data', () => {
		expect(reportOn(healthy).monitor).toMatchObject({
			problemType: 'BinaryClassification',
			inferred: ['problemType'],
		});
	});

	it('lists the 1,000 most frequent labels of more than 10,000, and loses no count', () => {
		const scores = times(10_001, (at) => ({prediction: at / 20_000, ground_truth: at % 2 ? 'yes' : 'no'}));

		const {before} = reportOn(scores, 'BinaryClassification');

		const columns = new Set(Object.values(before?.confusionMatrix ?? {}).flatMap((row) => Object.keys(row)));
		expect(columns.size).toBe(1001);
		expect(columns).toContain('(9,001 more)');
		const counts = Object.values(before?.confusionMatrix ?? {}).flatMap((row) => Object.values(row));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_001);
		expect(before?.metrics['confusion_matrix'] ?? before?.confusionMatrix).toBe(before?.confusionMatrix);
	});
});

describe('the text of a report', () => {
	it('is one line for healthy records', () => {
		expect(reportText(reportOn(healthy), context)).toBe('Healthy: 300 records, accuracy 0.500, no findings.\n');
	});

	it('is one line too where there is only a remark, and names it', () => {
		const remark = {
			code: 'prediction/positive-label',
			mode: 'prediction',
			severity: 'info',
			count: 300,
			total: 300,
			message: '',
			evidence: [],
			fixes: [],
		} as const;

		const text = reportText({...reportOn(healthy), findings: [remark]}, context);

		expect(text).toBe(
			'Healthy: 300 records, accuracy 0.500, no errors or warnings (remark: prediction/positive-label; --json shows it).\n',
		);
	});

	it('never calls records healthy of which none can match, even where no cause is known', () => {
		const report = {
			...reportOn(times(300, (at) => ({prediction: `p${at % 3}`, ground_truth: `t${at % 3}`}))),
			findings: [],
		};

		expect(isHealthy(report, context)).toBe(false);
		expect(reportText(report, context)).toMatch(/^0 of 300 records can match.*No known cause was found/s);
	});

	it('names r2 for a regression', () => {
		const regression = times(300, (at) => ({prediction: at + 0.5, ground_truth: at + (at % 3) / 2}));

		expect(reportText(reportOn(regression, 'Regression'), context)).toMatch(
			/^Healthy: 300 records, r2 \d\.\d{3}, no findings\.\n$/,
		);
	});

	it('begins with the verdict and says whose numbers these are', () => {
		const spelled = times(300, (at) => ({prediction: at % 2 ? '1.0' : '0.0', ground_truth: at % 2 ? '1' : '0'}));

		const text = reportText(reportOn(spelled, 'BinaryClassification'), context);

		expect(text).toMatch(/^0 of 300 records can match: every metric is 0\.\n/);
		expect(text.replaceAll(/\s+/g, ' ')).toContain('computed here and not by AWS');
		expect(text).toContain('✗ prediction/label-format');
		expect(text).toContain('capture.jsonl --mapping mapping.json');
	});

	it('keeps to 80 columns, but for what is to be copied', () => {
		const scores = times(300, (at) => ({prediction: at / 300, ground_truth: at % 2 ? 'yes' : 'no'}));

		const [prose = ''] = reportText(reportOn(scores, 'BinaryClassification'), context).split('How to go on');

		const wide = prose.split('\n').filter((line) => [...line].length > 80);
		expect(wide).toEqual([]);
	});

	it('never holds a control character of the data, nor does the JSON', () => {
		const evil = '\u001b]0;owned\u0007\u009b2J';
		const payloads = times(300, (at) => ({prediction: `${evil}${at % 3}`, ground_truth: `${at % 3}\u202e`}));

		const report = reportOn(payloads);

		expect(JSON.stringify(report.before)).toContain(JSON.stringify(evil).slice(1, -1));
		expect(reportText(report, {...context, arguments: [evil]})).not.toMatch(/[^\P{C}\n]/u);
		expect(jsonText(report)).not.toMatch(/\p{C}/u);
	});
});
