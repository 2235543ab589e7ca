/** An object without the keys whose value is undefined: what was not said is not there. */
export function onlyDefined<T extends object>(object: T): OnlyDefined<T> {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as OnlyDefined<T>;
}

type OnlyDefined<T> = {[K in keyof T as undefined extends T[K] ? never : K]: T[K]} & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
