export type TerminalSize = {readonly columns: number; readonly rows: number};

/** What a terminal stream tells about its size; both are 0 or missing on some serial lines and in some containers. */
export type Sized = {
	readonly columns?: number;
	readonly rows?: number;
	on(event: 'resize', listener: () => void): unknown;
	off(event: 'resize', listener: () => void): unknown;
};

export function terminalSize(terminal: Pick<Sized, 'columns' | 'rows'>): TerminalSize {
	return {columns: terminal.columns || 80, rows: terminal.rows || 24};
}

/** Calls `onResize` with every new size until the returned function is called. */
export function watchTerminalSize(terminal: Sized, onResize: (size: TerminalSize) => void): () => void {
	const listener = () => onResize(terminalSize(terminal));
	terminal.on('resize', listener);
	return () => {
		terminal.off('resize', listener);
	};
}
