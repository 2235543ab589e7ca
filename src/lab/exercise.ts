import type {Injection} from './injection.js';
import type {Material} from './material.js';

/** A broken capture to mend. */
export type Exercise = {
	readonly name: string;
	/** What is broken. */
	readonly title: string;
	/** How it may have come about. */
	readonly story: string;
	readonly injections: readonly Injection[];
};

/** The material broken as the exercise says; undefined where it cannot be broken so. */
export function broken({injections}: Pick<Exercise, 'injections'>, healthy: Material): Material | undefined {
	return injections.reduce<Material | undefined>((material, {inject}) => material && inject(material), healthy);
}

/** Which exercises can be made of a material; where all its records are of one form, the first ones tell. */
export function possibleExercises(
	exercises: readonly Exercise[],
	healthy: Material,
	{uniform}: {readonly uniform: boolean},
): readonly Exercise[] {
	const {captures, groundTruth} = healthy;
	const first = {...healthy, captures: captures.slice(0, fewRecords), groundTruth: groundTruth.slice(0, fewRecords)};
	return exercises.filter((exercise) => broken(exercise, uniform ? first : healthy) !== undefined);
}

const fewRecords = 40;
