import {joinOf} from '../mapping/join.js';
import {rowsById, usualTruthId} from '../mapping/truth-rows.js';
import type {Dataset} from '../records/dataset.js';
import {winningId} from './literal-mapping.js';

/**
 * Compares the ids of what has arrived so far where the service would look for them. Done now and then while records
 * arrive, nobody waits for it in the end.
 */
export function joinUsually(dataset: Dataset): void {
	const {captures, truths, mainDialect} = dataset;
	if (truths.rows === 0) return;
	if (captures.rows === 0) rowsById(truths, usualTruthId, undefined);
	else joinOf(dataset, {roles: {id: winningId(mainDialect), truthId: usualTruthId}});
}
