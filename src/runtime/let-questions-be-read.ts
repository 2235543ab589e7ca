import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';

/** Nobody reads and answers a question within this, in milliseconds: what is typed so soon was meant for something else. */
const unreadFor = 250;

/** Lets keys answer a question that came by itself, once there was time to read it. */
export function letQuestionsBeRead(store: Store<Model, Event>): () => void {
	let timer: NodeJS.Timeout | undefined;
	const stop = store.subscribe(() => {
		const isUnread = store.get().prompt?.isUnread === true;
		if (!isUnread) {
			clearTimeout(timer);
			timer = undefined;
		} else timer ??= setTimeout(() => store.dispatch({type: 'question-read'}), unreadFor);
	});
	return () => {
		stop();
		clearTimeout(timer);
	};
}
