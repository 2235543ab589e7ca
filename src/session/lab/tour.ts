import type {Model} from '../model.js';

/** What a newcomer is asked to do next, and how it is seen that it was done. */
export type Hint = {
	readonly text: string;
	/** Where commands are typed and pages are read out: what to type there, where that is another thing. */
	readonly inWords?: string;
	readonly isFollowed: (model: Model) => boolean;
};

/** The tour through an exercise that has all three failures. A hint that was followed before its turn is not shown. */
export const hints: readonly Hint[] = [
	{
		text: 'This is all that AWS says about a broken monitor. Why, it does not say. Esc closes it; o brings it back.',
		inWords: 'This is all that AWS says about a broken monitor. Why, it does not say. o reads it out again.',
		isFollowed: ({overlay, monitor}) => monitor !== undefined && overlay === undefined,
	},
	{
		text: 'Each role stands beside what the monitor expects, ✗ where they differ. J goes to the next record.',
		inWords: 'Of each role it is told what was found and what the monitor expects. J goes to the next record.',
		isFollowed: ({record}) => record.row > 0,
	},
	{
		text: 'Below is the cause that was found, with its fix and what the fix would do. Enter applies it.',
		isFollowed: ({edited}) => edited,
	},
	{
		text: 'Step 1 is mended. Nothing is final: u takes the change back.',
		isFollowed: ({edited, draft}) => !edited && (draft?.edits.length ?? 0) > 1,
	},
	{text: 'Ctrl-r does it again.', inWords: 'redo does it again.', isFollowed: ({edited}) => edited},
	{
		text: 'Every number is before → after, computed from all records. 2 goes to the step that is still ✗.',
		inWords: 'Every number is before → after, computed from all records. step-2 goes to what is still to mend.',
		isFollowed: ({step}) => step === 2,
	},
	{
		text: 'A probability stands where a class belongs; a threshold makes a class of it. Enter applies the fix.',
		isFollowed: ({draft}) => draft?.mapping.decision?.threshold !== undefined,
	},
	{
		text: 'Move the threshold with - and = and watch matrix and metrics follow.',
		isFollowed: ({draft}) => draft?.lastEdit === 'threshold',
	},
	{
		text: 's follows this record on its way through the monitor, stage by stage.',
		isFollowed: ({overlay}) => overlay === 'stepper',
	},
	{
		text: 'Esc comes back. All is mended: 4 shows what has become of the mapping, which Ctrl-s would save.',
		inWords: 'close comes back. All is mended: step-4 shows what has become of the mapping, which save would save.',
		isFollowed: ({step}) => step === 4,
	},
	{
		text: 'That was the tour. ? lists every key. q goes to the exercises: mend one by yourself.',
		inWords: 'That was the tour. help lists every command. quit goes to the exercises: mend one by yourself.',
		isFollowed: () => false,
	},
];
