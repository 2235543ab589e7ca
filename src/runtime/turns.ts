/** A key takes so many turns of the event loop from the terminal to the screen. */
export const turnsOfKey = 4;

/** Lets a key that has come get as far as the screen. */
export async function letKeysThrough(): Promise<void> {
	for (let turn = 0; turn < turnsOfKey; turn++) await new Promise((resolve) => setImmediate(resolve));
}
