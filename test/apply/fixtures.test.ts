import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type Analysis, analyse} from '../../src/findings/diagnose.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {winningId} from '../../src/monitor/literal-mapping.js';
import type {Dataset} from '../../src/records/dataset.js';
import {labelOfTruth} from '../../src/records/place.js';
import {correctRecords} from '../../src/sources/correct-records.js';
import {findSources} from '../../src/sources/find-sources.js';
import {openOutputFolder} from '../../src/sources/output-folder.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {beyondMending, fixtureNames, load, openFixture} from '../support/fixtures.js';
import {filledCells} from '../support/matrix.js';
import {valueIn} from '../support/results.js';

const mendable = fixtureNames.filter((name) => !beyondMending.includes(name));

describe('every fixture that a mapping mends, applied', () => {
	it.each(mendable)('%s: the corrected records are healthy and give the same numbers', async (name) => {
		const {set, dataset, configuration} = await openFixture(name);
		const {suggestedMapping: mapping, after} = analyse(dataset, configuration);
		const folder = temporaryFolder();
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));

		const {counts, monitor} = await correctRecords({mapping, configuration, set, output});
		await output.commit();

		const corrected = await loadFrom(folder, existsSync(join(folder, 'merged')) ? 'merged' : 'records.jsonl');
		expect(counts.written.merged + counts.written.records).toBe(after.statistics.rows);
		const result = analyse(corrected, monitor);
		expectHealthy(result, after);
		expect(filledCells(result.before.statistics.confusionMatrix)).toEqual(
			filledCells(after.statistics.confusionMatrix),
		);
		expect(result.before.statistics.metrics).toEqual(
			mapping.problemType === 'Regression' ? after.statistics.metrics : expect.anything(),
		);
	});

	it.each(mendable.filter((name) => /capture|transform/.test(name)))(
		'%s: captures and written ground truth are healthy with the rest of the mapping',
		async (name) => {
			const {set, dataset, configuration} = await openFixture(name);
			const {suggestedMapping: mapping, after} = analyse(dataset, configuration);
			const folder = temporaryFolder();
			const output = valueIn(await openOutputFolder(folder, {overwrite: false}));

			await correctRecords({mapping, configuration, set, output});
			await output.commit();

			const corrected = await loadFrom(folder, 'captures', 'ground-truth');
			const {join: _, ...others} = mapping;
			const rest: Mapping = {
				...others,
				roles: {
					...mapping.roles,
					id: winningId(dataset.mainDialect),
					truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
					groundTruth: labelOfTruth,
				},
			};
			expectHealthy(analyse(corrected, configuration, rest), after);
		},
	);

	it('files captures and ground truth by the hour of the capture, beside each other', async () => {
		const {set, dataset, configuration} = await openFixture('ground-truth/in-request-capture');
		const {suggestedMapping: mapping} = analyse(dataset, configuration);
		const folder = temporaryFolder();
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));

		await correctRecords({mapping, configuration, set, output});
		await output.commit();

		const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.jsonl'));
		const hours = files
			.filter((file) => file.startsWith('captures'))
			.map((file) => file.split('/').slice(1, 5).join('/'));
		expect(hours[0]).toBe('2026/03/02/14');
		expect(files.toSorted()).toEqual(
			hours
				.flatMap((hour) => [
					`captures/${hour}/captures.jsonl`,
					`ground-truth/${hour}/ground-truth.jsonl`,
					`merged/${hour}/merged.jsonl`,
				])
				.toSorted(),
		);
	});
});

async function loadFrom(folder: string, captures: string, groundTruth?: string): Promise<Dataset> {
	return load({
		captures: valueIn(await findSources([join(folder, captures)])),
		groundTruth: groundTruth ? valueIn(await findSources([join(folder, groundTruth)])) : [],
	});
}

function expectHealthy(result: Analysis, after: Analysis['after']): void {
	const trouble = result.findings.filter(({severity}) => severity !== 'info');
	expect(trouble.map(({code, message}) => `${code}: ${message}`)).toEqual([]);
	expect(result.after.statistics.rows).toBe(after.statistics.rows);
	expect(filledCells(result.after.statistics.confusionMatrix)).toEqual(filledCells(after.statistics.confusionMatrix));
}
