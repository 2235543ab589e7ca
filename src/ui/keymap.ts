import type {Binding} from './binding.js';
import {breakpoints} from './keys/breakpoints.js';
import {assigning, copying} from './keys/chords.js';
import {editing} from './keys/editing.js';
import {history} from './keys/history.js';
import {lab} from './keys/lab.js';
import {lens} from './keys/lens.js';
import {mending} from './keys/mending.js';
import {microscope} from './keys/microscope.js';
import {moving} from './keys/moving.js';
import {opening} from './keys/opening.js';
import {testPayload} from './keys/payload.js';
import {recordSets} from './keys/record-sets.js';
import {reviewing} from './keys/reviewing.js';
import {stepping} from './keys/stepping.js';
import {typing} from './keys/typing.js';
import {watching} from './keys/watching.js';

/** Every key there is, as the help lists them. */
export const keyGroups: readonly {readonly title: string; readonly bindings: readonly Binding[]}[] = [
	{title: 'Steps and fixes', bindings: mending},
	{title: 'Move', bindings: moving},
	{title: 'Point and assign', bindings: assigning},
	{title: 'Copy', bindings: copying},
	{title: 'Change the mapping', bindings: [...editing, ...history]},
	{title: 'Commands', bindings: typing},
	{title: 'Labels and threshold', bindings: [...lens, ...microscope]},
	{title: 'Explain, save, leave', bindings: reviewing},
	{title: 'Step through a record', bindings: [...stepping, ...watching]},
	{title: 'Find records', bindings: [...recordSets, ...breakpoints]},
	{title: 'Try and open', bindings: [...testPayload, ...opening]},
	{title: 'Lab', bindings: lab},
];

export const bindings: readonly Binding[] = keyGroups.flatMap((group) => group.bindings);
