import {firstRows, whereIs} from '../evidence.js';
import type {Detector} from '../scene.js';

/** One source holds records of several dialects. */
export const mixedDialects: Detector = {
	code: 'payload/mixed-dialects',
	detect: ({dataset}) => {
		const {captures, dialects, mainDialect} = dataset;
		if (dialects.size < 2) return undefined;
		const others = firstRows(captures, (row) => captures.dialectOf(row) !== mainDialect);
		const counts = [...dialects].map(([dialect, count]) => `${count.toLocaleString('en-US')} ${dialect}`);
		return {
			severity: 'warning',
			count: captures.rows - (dialects.get(mainDialect) ?? 0),
			total: captures.rows,
			message: `The records are of several dialects: ${counts.join(', ')}. They are read together; a monitor job reads one.`,
			evidence: others.map((row) => ({
				...whereIs(dataset, captures, row),
				path: 'dialect',
				value: captures.dialectOf(row),
			})),
			fixes: [],
		};
	},
};
