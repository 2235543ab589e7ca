/** What somebody reads who asks about a finding. */
export type Explanation = {
	/** Three to six words, for lists. */
	readonly title: string;
	/** What is wrong. */
	readonly what: string;
	/** How it shows in the monitor's own output. */
	readonly looksLike: string;
	/** How it comes about. */
	readonly why: string;
	/** What to change, in the monitor or beside it. */
	readonly mend: string;
	/** Where it is documented or was observed. */
	readonly source: string;
};

export type Explanations = {readonly [code: string]: Explanation};
