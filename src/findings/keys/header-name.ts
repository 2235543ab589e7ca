import type {Detector, Scene} from '../scene.js';
import {lostSlots} from './lookup.js';
import {namesText, relocated} from './mend.js';

/** Whether an attribute is written for the other format: a column name for CSV without header, an index for JSON. */
export function namesCsvByHeader({dataset, expectation}: Scene): boolean {
	if (dataset.mainDialect === 'payload' || dataset.mainDialect === 'exchange') return false;
	const csv = dataset.outputFormats.get('csv') ?? 0;
	const json = dataset.outputFormats.get('json') ?? 0;
	const attribute = expectation.inferenceAttribute ?? expectation.probabilityAttribute ?? '';
	const isIndex = /^\d+$/.test(attribute);
	return csv > json ? !isIndex && attribute !== '' : json > 0 && isIndex;
}

/** A column name is configured for CSV without header, or an index for JSON. */
export const headerName: Detector = {
	code: 'keys/header-name',
	detect: (scene) => {
		if (!namesCsvByHeader(scene)) return undefined;
		const lost = lostSlots(scene).filter(({level}) => level !== 'none');
		const csv = (scene.dataset.outputFormats.get('csv') ?? 0) > (scene.dataset.outputFormats.get('json') ?? 0);
		const why = csv
			? 'The output is CSV without a header line, where columns are named by their index ("0" is the first)'
			: 'The output is JSON, where fields are named by their key, not by an index';
		return relocated(scene, lost, 'name-by-format', `${why}: ${namesText(scene, lost)}.`);
	},
};
