export type Store<Model, Event> = {
	readonly get: () => Model;
	readonly subscribe: (listener: () => void) => () => void;
	readonly dispatch: (event: Event) => void;
};

/** One model, changed only by `update`; listeners are called when it became another one. */
export function createStore<Model, Event>(
	update: (model: Model, event: Event) => Model,
	initial: Model,
): Store<Model, Event> {
	let model = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => model,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch(event) {
			const next = update(model, event);
			if (next === model) return;
			model = next;
			for (const listener of listeners) listener();
		},
	};
}
