import {analyse} from '../findings/diagnose.js';
import {examine, type Material} from '../lab/material.js';
import type {Mapping} from '../mapping/mapping.js';
import {read} from '../mapping/reading.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {Dataset} from '../records/dataset.js';
import {failure, type Result, success} from '../records/result.js';
import {createLineStore, type LineStore} from '../sources/line-store.js';
import {loadRecords, orderedSources, type SourceSet} from '../sources/load-records.js';

/** So many records are enough to practise on, and every exercise opens at once. */
const mostRecords = 2000;

type Given = SourceSet & {
	readonly configuration: MonitorConfiguration;
	readonly mapping: {readonly mapping: Mapping} | undefined;
};

/** A copy of a healthy capture, evenly spread over all of it, with its labels. One that is not healthy is refused. */
export async function readMaterial(given: Given): Promise<Result<Material>> {
	const dataset = new Dataset();
	const lines = createLineStore(orderedSources(given));
	for await (const {problems} of loadRecords(given, dataset, lines)) {
		const [problem] = problems;
		if (problem !== undefined) return {ok: false, problem};
	}
	if (dataset.captures.rows === 0) return failure('there are no records in the input');
	const mapping = given.mapping?.mapping;
	const analysis = analyse(dataset, given.configuration, mapping);
	const codes = analysis.findings.filter(({severity}) => severity !== 'info').map(({code}) => code);
	if (codes.length > 0 || analysis.after.statistics.rows === 0) return unhealthy(codes);
	const copied = await copyOf(dataset, analysis.suggestedMapping, lines);
	if (!copied.ok) return copied;
	const material = {...copied.value, configuration: given.configuration, given: mapping};
	const left = examine(material).findings.filter(({severity}) => severity !== 'info');
	if (left.length > 0) return unhealthy(left.map(({code}) => code));
	return success({...material, mapping: analysis.suggestedMapping});
}

function unhealthy(codes: readonly string[]) {
	const found = codes.length === 0 ? 'no record can be compared' : codes.join(', ');
	return failure(`the lab breaks healthy captures, and this one is not healthy: ${found}`, {
		mend: 'Mend it with `mqm-debug` on the same inputs first, or name the mapping that mends it (--mapping)',
	});
}

type Lines = Pick<Material, 'captures' | 'groundTruth'>;

async function copyOf(dataset: Dataset, mapping: Mapping, store: LineStore): Promise<Result<Lines>> {
	const {captures, truths} = dataset;
	const count = Math.min(mostRecords, captures.rows);
	const rows = Array.from({length: count}, (_, at) => Math.floor((at * captures.rows) / count));
	const copied = new Set(rows);
	const {captureRow, truthRow} = read(dataset, mapping);
	const labels = new Set<number>();
	for (const [pair, row] of captureRow.entries()) {
		const label = truthRow[pair] ?? -1;
		if (label >= 0 && copied.has(row)) labels.add(label);
	}
	const captureLines = await linesOf(
		store,
		rows.map((row) => captures.originOf(row)),
	);
	const truthLines = await linesOf(
		store,
		[...labels].sort((a, b) => a - b).map((row) => truths.originOf(row)),
	);
	if (!captureLines.ok) return captureLines;
	return truthLines.ok ? success({captures: captureLines.value, groundTruth: truthLines.value}) : truthLines;
}

type Origins = readonly {readonly source: number; readonly offset: number; readonly bytes: number}[];

async function linesOf(store: LineStore, origins: Origins): Promise<Result<readonly string[]>> {
	const texts: string[] = [];
	for (const {source, offset, bytes} of origins) {
		const line = await store.read(source, offset, bytes);
		if (!line.ok) return line;
		texts.push(line.value);
	}
	return success(texts);
}
