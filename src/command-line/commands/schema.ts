import {mappingJsonSchema} from '../../mapping/mapping-json-schema.js';
import {defineCommand} from '../command.js';
import {exitStatus} from '../exit-status.js';
import {print, tellProblem} from '../streams.js';

export const schema = defineCommand({
	usage: 'schema',
	summary: "The mapping file's JSON Schema",
	build: (cli) => cli,
	async run() {
		const unwritten = await print(`${JSON.stringify(mappingJsonSchema(), null, 2)}\n`);
		if (unwritten === undefined) return exitStatus.healthy;
		tellProblem(unwritten);
		return exitStatus.unreadable;
	},
});
