import {configurationAfter, layoutOf} from '../../apply/layout.js';
import {factsWithoutRecords} from '../../export/facts.js';
import type {Mapping} from '../../mapping/mapping.js';
import type {MonitorConfiguration} from '../../monitor/expectation.js';
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
	const {configuration, mapping} = inputs.value;
	if (mapping === undefined) return exitStatus.usage;
	const status = await writeRecords(inputs.value, mapping.mapping, {folder, overwrite});
	if (status === exitStatus.healthy) for (const line of settingsToChange(mapping.mapping, configuration)) tell(line);
	return status;
}

/** What no corrected record can mend: the monitor itself has to be told. */
export function settingsToChange(mapping: Mapping, configuration: MonitorConfiguration): readonly string[] {
	if (configuration.kind === undefined) return [];
	const layout = layoutOf(mapping, configuration, factsWithoutRecords(mapping).sides);
	const after = configurationAfter(mapping, layout, configuration);
	const settings = ['problemType', 'inferenceAttribute', 'probabilityAttribute', 'threshold', 'positiveLabel'] as const;
	const changed = settings.filter((name) => after[name] !== configuration[name]);
	if (changed.length === 0) return [];
	const text = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
	return [
		'the monitor has to be told as well:',
		...changed.map((name) => `  ${name}: ${text(after[name])} instead of ${text(configuration[name])}`),
	];
}
