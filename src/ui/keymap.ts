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

/** Every key there is, in the order of the help. */
export const bindings: readonly Binding[] = [
	...mending,
	...moving,
	...assigning,
	...copying,
	...editing,
	...history,
	...typing,
	...lens,
	...microscope,
	...reviewing,
	...stepping,
	...watching,
	...recordSets,
	...breakpoints,
	...testPayload,
	...opening,
	...lab,
];
