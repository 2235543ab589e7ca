import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {collectAtOnce, withoutHelp} from '../../src/terminal/short-collections.js';

const program = `
	const {setFlagsFromString} = require('node:v8');
	setFlagsFromString('${withoutHelp}');
	setFlagsFromString('--trace-gc-nvp');
	const kept = [];
	for (let round = 0; round < 200; round++) kept.push(Array.from({length: 5000}, (_, at) => ({at})));
`;

it('the collector takes no help from other threads, although it is told so while the program runs', () => {
	const told = execFileSync(process.execPath, ['-e', program], {encoding: 'utf8', maxBuffer: 1 << 26});
	const help = [...told.matchAll(/background\.scavenge\.parallel=([\d.]+)/g)].map(([, time]) => Number(time));
	expect(help.length).toBeGreaterThan(5);
	expect(help.filter((time) => time > 0)).toEqual([]);
});

it('collects at once what nobody holds', async () => {
	const held = {};
	const [lost, kept] = [new WeakRef({}), new WeakRef(held)];
	await new Promise((resolve) => setImmediate(resolve));
	collectAtOnce();
	expect([lost.deref(), kept.deref()]).toEqual([undefined, held]);
});
