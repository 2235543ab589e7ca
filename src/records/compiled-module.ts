/** The part of WebAssembly that is needed here; neither TypeScript's library nor Node's types declare it. */
declare const WebAssembly: {
	readonly Module: new (bytes: Uint8Array) => object;
	readonly Instance: new (module: object) => {readonly exports: unknown};
};

/**
 * Starts a module that is compiled from a source of ours, which a test holds against these bytes (base64). What it exports
 * is for the caller to know.
 */
export function startModule(bytes: string): unknown {
	return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(bytes, 'base64'))).exports;
}
