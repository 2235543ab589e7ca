import {parseMapping} from '../../mapping/parse-mapping.js';
import {readConfiguration} from '../../monitor/read-configuration.js';
import {documentKind, kindNames} from '../../records/document-kind.js';
import {printable} from '../../records/printable.js';
import {failure, type Result, success} from '../../records/result.js';
import {readJsonFile} from '../../sources/json-file.js';
import {defineCommand} from '../command.js';
import {exitStatus} from '../exit-status.js';
import {print, tellProblem} from '../streams.js';

export const validate = defineCommand({
	usage: 'validate <file>',
	summary: 'Checks a mapping or a monitor file',
	build: (cli) => cli.positional('file', {type: 'string', demandOption: true, describe: 'A JSON file'}),
	async run({file}) {
		const json = await readJsonFile(file);
		const kind = json.ok ? validKind(json.value, file) : json;
		if (!kind.ok) {
			tellProblem(kind.problem);
			return exitStatus.usage;
		}
		await print(`${printable(`valid ${kind.value}: ${file}`)}\n`);
		return exitStatus.healthy;
	},
});

/** What the document is, in words, where it is a valid one of its kind. */
function validKind(json: unknown, file: string): Result<string> {
	const kind = documentKind(json);
	if (kind === undefined) {
		return failure('this is neither a mapping nor a monitor file', {
			where: file,
			mend: 'A mapping has "roles"; `mqm-debug schema` prints what else. A monitor file is what `aws sagemaker describe-model-quality-job-definition` prints',
		});
	}
	const read: Result<unknown> = kind === 'mapping' ? parseMapping(json, file) : readConfiguration(json, file);
	if (!read.ok) return read;
	return success(kind === 'mapping' ? 'mapping' : `monitor file (${kindNames[kind].replace(/^(?:an?|the) /, '')})`);
}
