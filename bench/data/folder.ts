import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Where generated data are kept from run to run, outside the project: they take 0.8 GB for a million records. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
	const {MQM_BENCH_DATA: chosen, XDG_CACHE_HOME: cache} = environment;
	return chosen ?? join(cache ?? tmpdir(), 'mqm-debug-bench');
}
