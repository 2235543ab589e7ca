/** What the process ends with; scripts rely on these numbers. */
export const exitStatus = {
	/** Healthy, or done. */
	healthy: 0,
	/** There are findings of severity error or warning. */
	findings: 1,
	/** The command line, the mapping or a file of the monitor is not valid. */
	usage: 2,
	/** The data could not be read, or not to their end. */
	unreadable: 3,
	/** A mistake of ours. */
	bug: 70,
	/** Ctrl-C: 128 and the signal's number, as shells report it. */
	interrupted: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
