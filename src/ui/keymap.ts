import type {Binding} from './binding.js';
import {assigning, copying} from './keys/chords.js';
import {editing} from './keys/editing.js';
import {mending} from './keys/mending.js';
import {moving} from './keys/moving.js';
import {reviewing} from './keys/reviewing.js';
import {typing} from './keys/typing.js';

/** Every key there is, in the order of the help. */
export const bindings: readonly Binding[] = [
	...mending,
	...moving,
	...assigning,
	...copying,
	...editing,
	...typing,
	...reviewing,
];
