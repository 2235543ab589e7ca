import {demoMonitor} from '../demo/demos.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {readConfiguration} from '../monitor/read-configuration.js';
import {type Result, success} from '../records/result.js';
import {parseJsonText, readJsonFile} from '../sources/json-file.js';
import {bundledName} from './bundled.js';

/** The configuration in a monitor file, or in that of a bundled capture (`demo:NAME`). */
export async function readMonitor(path: string | undefined): Promise<Result<MonitorConfiguration | undefined>> {
	if (path === undefined) return success(undefined);
	const json = await readMonitorJson(path);
	return json.ok ? readConfiguration(json.value, path) : json;
}

/** The JSON of such a file, as it stands there. */
export async function readMonitorJson(path: string): Promise<Result<unknown>> {
	const demo = bundledName(path);
	const bundled = demo === undefined ? undefined : demoMonitor(demo);
	return bundled === undefined ? await readJsonFile(path) : parseJsonText(bundled.text, path);
}
