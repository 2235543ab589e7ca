/** An exercise as it is offered. */
export type Offer = {
	readonly name: string;
	readonly title: string;
	readonly story: string;
	/** With the guided tour. */
	readonly tour: boolean;
};

/** The screen on which an exercise is chosen. */
export type Chooser = {
	/** The capture that is broken, as the user knows it. */
	readonly title: string;
	readonly offers: readonly Offer[];
	readonly highlighted: number;
	/** Names of the exercises that were mended. */
	readonly mended: ReadonlySet<string>;
	/** The exercise that is being worked on; counted, so that one that is begun again is another one. */
	readonly running: {readonly name: string; readonly count: number} | undefined;
	readonly begun: number;
	readonly size: {readonly columns: number; readonly rows: number};
	/** Set when the lab is over: the exit status. */
	readonly ended: number | undefined;
};

export type ChooserEvent =
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'moved'; readonly by: number}
	| {readonly type: 'began'; readonly name: string}
	| {readonly type: 'returned'; readonly mended: boolean}
	| {readonly type: 'left'; readonly status: number};

export function initialChooser(title: string, offers: readonly Offer[], size: Chooser['size']): Chooser {
	return {title, offers, highlighted: 0, mended: new Set(), running: undefined, begun: 0, size, ended: undefined};
}

export function updateChooser(chooser: Chooser, event: ChooserEvent): Chooser {
	switch (event.type) {
		case 'resized':
			return {...chooser, size: {columns: event.columns, rows: event.rows}};
		case 'moved': {
			const highlighted = Math.max(0, Math.min(chooser.highlighted + event.by, chooser.offers.length - 1));
			return {...chooser, highlighted};
		}
		case 'began': {
			const begun = chooser.begun + 1;
			return {...chooser, begun, running: {name: event.name, count: begun}};
		}
		case 'returned':
			return returned(chooser, event.mended);
		case 'left':
			return {...chooser, ended: event.status};
	}
}

/** After an exercise that was mended the next one that was not is offered first. */
function returned(chooser: Chooser, isMended: boolean): Chooser {
	const {offers, running, mended} = chooser;
	const back = {...chooser, running: undefined};
	if (running === undefined || !isMended) return back;
	const done = new Set([...mended, running.name]);
	const at = offers.findIndex(({name}) => name === running.name);
	const order = [...offers.keys()].map((step) => (at + 1 + step) % offers.length);
	const next = order.find((offer) => !done.has(offers[offer]?.name ?? ''));
	return {...back, mended: done, highlighted: next ?? chooser.highlighted};
}
