import type {Mapping} from '../mapping/mapping.js';
import {parseMapping} from '../mapping/parse-mapping.js';
import {parseConstraints, type ReportedConstraints} from '../monitor/constraints-file.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {withFlags} from '../monitor/flags.js';
import {parseStatistics, type ReportedStatistics} from '../monitor/statistics-file.js';
import {printable} from '../records/printable.js';
import {type Problem, type Result, success} from '../records/result.js';
import {type FindOptions, findSources} from '../sources/find-sources.js';
import {readJsonFile} from '../sources/json-file.js';
import type {SourceSet} from '../sources/load-records.js';
import type {Source} from '../sources/source.js';
import {bundledCaptures, bundledName} from './bundled.js';
import {type ExitStatus, exitStatus} from './exit-status.js';
import {type InputArguments, inputWords} from './input-options.js';
import {readMonitor} from './monitor-file.js';

/** Everything that the user named, opened and checked; the records themselves are not read yet. */
export type Inputs = {
	readonly captures: readonly Source[];
	readonly groundTruth: readonly Source[];
	readonly configuration: MonitorConfiguration;
	readonly mapping: {readonly path: string; readonly mapping: Mapping} | undefined;
	readonly statistics: {readonly path: string; readonly statistics: ReportedStatistics} | undefined;
	readonly constraints: {readonly path: string; readonly constraints: ReportedConstraints} | undefined;
	/** What a header shows: the name of the file or demo. */
	readonly title: string;
	/** The input arguments, to build a command that can be copied. */
	readonly arguments: readonly string[];
	/** The same without the mapping, for commands that name another one. */
	readonly argumentsWithoutMapping: readonly string[];
};

/** Like a `Result`; a problem comes with the exit status that it means. */
export type Opened<T> =
	| {readonly ok: true; readonly value: T}
	| {readonly ok: false; readonly problem: Problem; readonly status: ExitStatus};

export async function openInputs(given: InputArguments, options: FindOptions = {}): Promise<Opened<Inputs>> {
	const paths = [...given.captures, ...given.groundTruth];
	if (paths.filter((path) => path === '-').length > 1) return refused(twice, exitStatus.usage);
	const monitor = await readMonitor(given.monitor ?? demoOf(given));
	if (!monitor.ok) return refused(monitor, exitStatus.usage);
	const configuration = withFlags(monitor.value, given.flags);
	if (!configuration.ok) return refused(configuration, exitStatus.usage);
	const mapping = await readFile(given.mapping, parseMapping);
	if (!mapping.ok) return refused(mapping, exitStatus.usage);
	const statistics = await readFile(given.statistics, parseStatistics);
	if (!statistics.ok) return refused(statistics, exitStatus.usage);
	const constraints = await readFile(given.constraints, parseConstraints);
	if (!constraints.ok) return refused(constraints, exitStatus.usage);
	const set = await findSet(given, options);
	if (!set.ok) return refused(set, exitStatus.unreadable);
	return {
		ok: true,
		value: {
			...set.value,
			configuration: configuration.value,
			mapping: mapping.value && {path: mapping.value.path, mapping: mapping.value.content},
			statistics: statistics.value && {path: statistics.value.path, statistics: statistics.value.content},
			constraints: constraints.value && {path: constraints.value.path, constraints: constraints.value.content},
			title: titleOf(given.captures),
			arguments: inputWords(given),
			argumentsWithoutMapping: inputWords({...given, mapping: undefined}),
		},
	};
}

/** The records that the user named. */
export async function findSet(
	given: Pick<InputArguments, 'captures' | 'groundTruth'>,
	options: FindOptions = {},
): Promise<Result<SourceSet>> {
	const captures = await findSources(given.captures, bundledCaptures, options);
	if (!captures.ok) return captures;
	const groundTruth = await findSources(given.groundTruth, undefined, options);
	return groundTruth.ok ? success({captures: captures.value, groundTruth: groundTruth.value}) : groundTruth;
}

/** Whether keys cannot be read from standard input, because records are. */
export function readsStandardInput(paths: readonly string[]): boolean {
	return paths.includes('-');
}

const twice: {readonly problem: Problem} = {
	problem: {
		what: 'standard input is named more than once, but can be read only once',
		mend: 'Save the other to a file',
	},
};

function refused({problem}: {readonly problem: Problem}, status: ExitStatus) {
	return {ok: false, problem, status} as const;
}

type Parse<T> = (json: unknown, where: string) => Result<T>;

async function readFile<T>(
	path: string | undefined,
	parse: Parse<T>,
): Promise<Result<{readonly path: string; readonly content: T} | undefined>> {
	if (path === undefined) return {ok: true, value: undefined};
	const json = await readJsonFile(path);
	const parsed = json.ok ? parse(json.value, path) : json;
	return parsed.ok ? {ok: true, value: {path, content: parsed.value}} : parsed;
}

/** A demo brings its monitor along. */
function demoOf({captures}: InputArguments): string | undefined {
	return captures.find((capture) => bundledName(capture) !== undefined);
}

function titleOf(captures: readonly string[]): string {
	const [first, ...others] = captures;
	if (first === undefined) return 'no captures';
	const demo = bundledName(first);
	const name = demo === undefined ? (first === '-' ? 'standard input' : printable(first)) : `demo ${demo}`;
	return others.length === 0 ? name : `${name} and ${others.length} more`;
}
