import {joinSteps} from '../mapping/join.js';
import {rowsByIdSteps, usualTruthId} from '../mapping/truth-rows.js';
import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';
import {winningId} from './literal-mapping.js';

/**
 * Compares the ids of what has arrived so far where the service would look for them. Done now and then while records
 * arrive, nobody waits for it in the end.
 */
export function joinUsually(dataset: Dataset): void {
	complete(usualJoinSteps(dataset));
}

/** The same in steps, between which the dataset must not grow. */
export function* usualJoinSteps(dataset: Dataset): Steps<void> {
	const {captures, truths, mainDialect} = dataset;
	if (truths.rows === 0) return;
	if (captures.rows === 0) yield* rowsByIdSteps(truths, usualTruthId, undefined);
	else yield* joinSteps(dataset, {roles: {id: winningId(mainDialect), truthId: usualTruthId}});
}
