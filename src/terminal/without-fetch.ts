/**
 * Loads something while there is no `fetch`. Yoga, which lays Ink's frames out, fetches its own bytes from a data URL where
 * it can, and so loads all of Node's HTTP client: a tenth of the time to the first frame. Can go when yoga-layout decodes
 * them itself.
 */
export async function withoutFetch<T>(load: () => Promise<T>): Promise<T> {
	const {fetch} = globalThis;
	Reflect.deleteProperty(globalThis, 'fetch');
	try {
		return await load();
	} finally {
		globalThis.fetch = fetch;
	}
}
