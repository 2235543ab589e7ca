import {renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {watchSettings} from '../../src/runtime/watch-settings.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {readJsonFile} from '../../src/sources/json-file.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {healthy} from '../support/sessions.js';

const mapping = healthy().draft?.mapping as Mapping;
const other: Mapping = {...mapping, labels: {positive: 'no', negative: 'yes'}};
const monitor = (groundTruth: string) =>
	JSON.stringify({kind: 'payload', problemType: 'BinaryClassification', prediction: 'prediction', groundTruth});

/** A session whose files are watched until the test ends. */
async function watching() {
	const folder = temporaryFolder({'monitor.json': monitor('a'), 'mapping.json': formatMapping(mapping)});
	const [monitorPath, mappingPath] = [join(folder, 'monitor.json'), join(folder, 'mapping.json')];
	const read = async () => {
		const json = await readJsonFile(monitorPath);
		return json.ok ? readConfiguration(json.value, monitorPath) : json;
	};
	const configuration = await read();
	if (!configuration.ok) throw new Error(configuration.problem.what);
	const events: Event[] = [];
	const model: Model = {...healthy(), configuration: configuration.value, saved: {path: mappingPath, mapping}};
	const store = createStore((before: Model, event: Event) => {
		events.push(event);
		return update(before, event);
	}, model);
	const abort = new AbortController();
	onTestFinished(() => abort.abort());
	const ended = watchSettings(store, {monitor: {path: monitorPath, read}, statistics: undefined}, abort.signal);
	const next = (count: number) => vi.waitUntil(() => events.length >= count, {timeout: 10_000});
	const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	return {folder, monitorPath, mappingPath, store, events, next, pause, abort, ended};
}

describe('settings that are watched', () => {
	it('are no news while nobody changes what they say', async () => {
		const {monitorPath, events, pause} = await watching();
		await pause(300);
		writeFileSync(monitorPath, `\n${monitor('a')}\n`);
		await pause(900);
		expect(events).toEqual([]);
	});

	it('are read again when they are written in place', async () => {
		const {monitorPath, store, events, next} = await watching();
		writeFileSync(monitorPath, monitor('other'));
		await next(1);
		expect(events[0]).toMatchObject({type: 'monitor-changed', path: monitorPath, reported: []});
		expect(store.get().configuration.groundTruthAttribute).toBe('other');
	});

	it('are read again when an editor puts a new file in their place', async () => {
		const {folder, mappingPath, store, next} = await watching();
		writeFileSync(join(folder, 'mapping.json.swp'), formatMapping(other));
		renameSync(join(folder, 'mapping.json.swp'), mappingPath);
		await next(1);
		expect(store.get().draft?.mapping).toEqual(other);
		expect(store.get().saved?.mapping).toEqual(other);
	});

	it('are told with the place of the mistake, and work again once it is mended', async () => {
		const {mappingPath, store, events, next} = await watching();
		writeFileSync(mappingPath, '{"version": 1,\n  "roles": }');
		await next(1);
		expect(events[0]).toMatchObject({
			type: 'settings-refused',
			problem: {where: `${mappingPath}:2:12`, what: expect.stringContaining('not JSON')},
		});
		expect(store.get().draft?.mapping).toEqual(mapping);

		writeFileSync(mappingPath, formatMapping({...mapping, roles: {}}));
		await next(2);
		expect(events[1]).toMatchObject({type: 'settings-refused', problem: {where: expect.stringContaining('roles')}});
		writeFileSync(mappingPath, formatMapping(other));
		await next(3);
		expect(store.get().draft?.mapping).toEqual(other);
	});

	it('are not read while they are being written', async () => {
		const {mappingPath, events, next, pause} = await watching();
		const text = formatMapping(other);
		for (const end of [10, 60, 120, text.length]) {
			writeFileSync(mappingPath, text.slice(0, end));
			await pause(30);
		}
		await next(1);
		expect(events).toHaveLength(1);
		expect(events[0]?.type).toBe('mapping-changed');
	});

	it('may be gone, and come back', async () => {
		const {mappingPath, store, events, next} = await watching();
		rmSync(mappingPath);
		await next(1);
		expect(events[0]).toEqual({type: 'settings-refused', problem: {what: 'this file is gone', where: mappingPath}});
		writeFileSync(mappingPath, formatMapping(other));
		await next(2);
		expect(store.get().draft?.mapping).toEqual(other);
	});

	it('include the mapping under the name that it was saved by last', async () => {
		const {folder, store, events, next} = await watching();
		const path = join(folder, 'new.json');
		writeFileSync(path, formatMapping(mapping));
		store.dispatch({type: 'saved', path, mapping});
		await new Promise((resolve) => setTimeout(resolve, 800));
		expect(events).toHaveLength(1);
		writeFileSync(path, formatMapping(other));
		await next(2);
		expect(store.get().saved).toEqual({path, mapping: other});
	});

	it('are left alone once it is called off', async () => {
		const {abort, ended} = await watching();
		abort.abort();
		await ended;
	});
});
