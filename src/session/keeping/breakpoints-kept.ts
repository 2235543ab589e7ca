import {parseCondition} from '../../mapping/conditions/parse-condition.js';
import {type Breakpoint, type Breakpoints, initialBreakpoints} from '../breakpoints/breakpoints.js';

/** A preset by its name, or a condition as it was typed. */
export type KeptBreakpoint = {readonly name: string; readonly own: boolean; readonly isOn: boolean};

/** The presets that are on, and all conditions of the user's own. */
export function keptBreakpoints({list}: Breakpoints): readonly KeptBreakpoint[] {
	return list
		.filter(({group, isOn}) => isOn || group === 'own')
		.map(({name, group, isOn}) => ({name, own: group === 'own', isOn}));
}

/** What another version of the program calls otherwise, or cannot read, is left out. */
export function withKeptBreakpoints(kept: readonly KeptBreakpoint[]): Breakpoints {
	const presets = initialBreakpoints.list.map((preset) => {
		const one = kept.find(({name, own}) => !own && name === preset.name);
		return one === undefined ? preset : {...preset, isOn: one.isOn};
	});
	const own = kept.flatMap(({name, own: isOwn, isOn}): readonly Breakpoint[] => {
		const condition = isOwn ? parseCondition(name) : undefined;
		return condition?.ok ? [{group: 'own', name, of: condition.value, isOn}] : [];
	});
	return {...initialBreakpoints, list: [...presets, ...own]};
}
