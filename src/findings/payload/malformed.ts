import type {Evidence} from '../finding.js';
import {countText, type Detector} from '../scene.js';

/** Lines that are no JSON object. They are skipped; nothing can mend them from here. */
export const malformed: Detector = {
	code: 'payload/malformed',
	detect: ({dataset}) => {
		const {captureIntake, truthIntake} = dataset;
		const count = captureIntake.malformed + truthIntake.malformed;
		if (count === 0) return undefined;
		const total = captureIntake.read + truthIntake.read;
		const lines = [...captureIntake.badLines, ...truthIntake.badLines];
		const evidence = lines.slice(0, 3).map(({line, source, reason}): Evidence => {
			const file = dataset.sources[source];
			return {line, ...(file === undefined ? {} : {file}), path: 'line', value: reason};
		});
		const numbers = lines
			.slice(0, 8)
			.map(({line}) => line)
			.join(', ');
		return {
			severity: 'warning',
			count,
			total,
			message: `${countText(count, total, 'lines')} are no JSON objects and are left out (line ${numbers}${count > 8 ? ', …' : ''}).`,
			evidence,
			fixes: [],
		};
	},
};
