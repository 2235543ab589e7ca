import type {JoinRules} from '../../mapping/mapping.js';

/** A prefix or suffix that ids of one side have and those of the other have not. */
export type Affix = Pick<JoinRules, 'stripPrefix'> | Pick<JoinRules, 'stripSuffix'>;

/** Ids compared with each other one by one; where that tells nothing, they are looked up among all. */
const [ofCaptures, ofTruth] = [60, 5000];
const mostAffixes = 4;

/**
 * The prefix or suffix by which ids of one side are longer than those of the other, most frequent first. All ids are
 * without blanks around them and in small letters; `wanted` are all of the other side.
 */
export function commonAffixes(ids: readonly string[], wanted: ReadonlySet<string>): readonly Affix[] {
	const some = ids.slice(0, ofCaptures);
	const others = firstOf(wanted, ofTruth);
	const votes = new Votes();
	for (const one of some) for (const other of others) votes.compare(one, other);
	if (votes.count === 0) voteByLookup(votes, some, wanted, others);
	return votes.mostFrequent(mostAffixes);
}

/** Each of the ids with every part at its ends taken off, or with what all others begin or end with put on. */
function voteByLookup(
	votes: Votes,
	ids: readonly string[],
	wanted: ReadonlySet<string>,
	others: readonly string[],
): void {
	const [beginning, end] = [commonBeginning(others), reversed(commonBeginning(others.map(reversed)))];
	for (const id of ids) {
		for (let at = 1; at < id.length; at++) {
			if (wanted.has(id.slice(at))) votes.compare(id, id.slice(at));
			if (wanted.has(id.slice(0, at))) votes.compare(id, id.slice(0, at));
		}
		for (let length = 1; length <= beginning.length; length++) {
			const longer = beginning.slice(0, length) + id;
			if (wanted.has(longer)) votes.compare(id, longer);
		}
		for (let at = 0; at < end.length; at++) {
			const longer = id + end.slice(at);
			if (wanted.has(longer)) votes.compare(id, longer);
		}
	}
}

class Votes {
	readonly #votes = new Map<string, {affix: Affix; count: number}>();

	get count(): number {
		return this.#votes.size;
	}

	/** A vote for what the longer of two texts has before or behind the shorter one. */
	compare(one: string, other: string): void {
		const [long, short] = one.length > other.length ? [one, other] : [other, one];
		if (short.length === 0 || long.length === short.length) return;
		if (long.endsWith(short)) this.#add({stripPrefix: long.slice(0, long.length - short.length)});
		else if (long.startsWith(short)) this.#add({stripSuffix: long.slice(short.length)});
	}

	mostFrequent(most: number): readonly Affix[] {
		const sorted = [...this.#votes.values()].sort((a, b) => b.count - a.count);
		return sorted.slice(0, most).map(({affix}) => affix);
	}

	#add(affix: Affix): void {
		const key = JSON.stringify(affix);
		const known = this.#votes.get(key);
		this.#votes.set(key, {affix, count: (known?.count ?? 0) + 1});
	}
}

function firstOf(ids: ReadonlySet<string>, count: number): readonly string[] {
	const found: string[] = [];
	for (const id of ids) {
		if (found.length === count) break;
		found.push(id);
	}
	return found;
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
	let length = first.length;
	for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
	return first.slice(0, length);
}

function reversed(text: string): string {
	return [...text].reverse().join('');
}
