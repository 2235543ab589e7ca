import type {Problem} from '../records/result.js';

const reasons: Readonly<Record<string, readonly [what: string, mend?: string]>> = {
	ENOENT: ['there is no such file or folder', 'Check the spelling of the path'],
	ENOTDIR: ['a part of this path is a file, not a folder', 'Check the spelling of the path'],
	EISDIR: ['this is a folder', 'Give the path of a file'],
	EACCES: ['no permission', 'Change the permissions, or take another place'],
	EPERM: ['no permission', 'Change the permissions, or take another place'],
	EROFS: ['this disk is read-only', 'Take another place'],
	ENOSPC: ['the disk is full', 'Make room, or take another place'],
	EDQUOT: ['the disk quota is used up', 'Make room, or take another place'],
	ELOOP: ['this symbolic link leads to itself', 'Give the path of the file itself'],
	ENAMETOOLONG: ['this name is too long', 'Give a shorter one'],
	EMFILE: ['too many files are open', 'Raise the limit with `ulimit -n`'],
};

/** What an error of the file system means for whoever named the path. */
export function fileProblem(error: unknown, path: string): Problem {
	const code = errorCode(error);
	const [what, mend] = (code === undefined ? undefined : reasons[code]) ?? [String(error)];
	return {what, where: path, ...(mend === undefined ? {} : {mend})};
}

/** `ENOENT` and the like; undefined for an error that does not come from the system. */
export function errorCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
