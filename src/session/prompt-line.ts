import type {Prompt} from './model.js';
import {textLine} from './text-line.js';

/** A prompt with a text in it and the cursor at its end. */
export function promptOf(kind: Prompt['kind'], text: string): Prompt {
	return {kind, ...textLine(text), recalled: undefined, completing: undefined, isUnread: false};
}
