import {defineCommand} from '../command.js';
import {type ExitStatus, exitStatus} from '../exit-status.js';
import {type InputArguments, inputArguments, withInputs} from '../input-options.js';
import {openInputs} from '../inputs.js';
import {outputOptions} from '../output-options.js';
import {tell, tellProblem} from '../streams.js';
import {writeRecords} from '../write-records.js';

export const apply = defineCommand({
	usage: 'apply [capture..]',
	summary: 'Writes corrected records and ground truth',
	build: (cli) => withInputs(cli).options(outputOptions('Folder for the corrected records; made where there is none')),
	run: (args) => runApply(inputArguments(args, 'apply'), args.out, args.overwrite),
});

async function runApply(given: InputArguments, folder: string | undefined, overwrite: boolean): Promise<ExitStatus> {
	if (given.captures.length === 0 || given.mapping === undefined || folder === undefined) {
		tell('mqm-debug: apply needs captures, --mapping FILE and --out DIR');
		return exitStatus.usage;
	}
	const inputs = await openInputs(given);
	if (!inputs.ok) {
		tellProblem(inputs.problem);
		return inputs.status;
	}
	const {mapping} = inputs.value;
	if (mapping === undefined) return exitStatus.usage;
	return writeRecords(inputs.value, mapping.mapping, {folder, overwrite});
}
