import type {Event} from '../session/events.js';
import type {Model, Overlay} from '../session/model.js';
import type {Key} from '../terminal/keys.js';

/** A command: its keys, its help, when it can act and what it makes happen. Dispatch, footer, help and README derive from this. */
export type Binding = {
	readonly command: string;
	/** A chord is two keys with a blank between: `a g`. */
	readonly keys: readonly Key[];
	/** How the keys are written for people. */
	readonly shown: string;
	readonly help: string;
	/** Acts only while this overlay is open, and wins there over the same key elsewhere. */
	readonly within?: Overlay;
	/** In the footer; where there is little room the last ones give way. */
	readonly footer?: string | ((model: Model) => string);
	/** True, or the reason why the command can't act now. */
	readonly available: (model: Model) => true | string;
	/** Of several keys of one command, `key` is the one that was pressed. */
	readonly event: (model: Model, key?: Key) => Event;
	/** What is made of the words after its name: `:w NAME`. A command that opens a prompt takes them as the text of that prompt. */
	readonly argument?: {readonly event: (text: string) => Event};
};

type Always = Omit<Binding, 'available' | 'event'> & {
	readonly available?: Binding['available'];
	readonly event: Event | Binding['event'];
};

/** A binding that can act at any time, unless it says when; and whose event may be the same every time. */
export function bind({event, ...binding}: Always): Binding {
	return {available: () => true, ...binding, event: typeof event === 'function' ? event : () => event};
}
