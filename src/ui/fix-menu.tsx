import SelectInput from 'ink-select-input';
import type {MenuItem} from '../session/navigation.js';
import {Lines} from './lines.js';
import {menuLine} from './views/finding.js';

type Props = {
	readonly items: readonly MenuItem[];
	readonly highlighted: number;
	readonly width: number;
	readonly height: number;
};

/**
 * The fixes of a step. Keys go through our keymap, not through ink-select-input: there a digit chooses at once, while
 * digits are steps here, and it loses keys that come in a burst. A new `key` puts its highlight where the model says.
 */
export function FixMenu({items, highlighted, width, height}: Props) {
	// Its label is all that ink-select-input hands on, and two fixes may have the same title.
	const entries = items.map((_, at) => ({key: String(at), label: String(at), value: at}));
	return (
		<SelectInput
			key={`${highlighted} ${items.length} ${height}`}
			items={entries}
			initialIndex={highlighted}
			limit={height}
			isFocused={false}
			indicatorComponent={() => null}
			itemComponent={({label}) => {
				const at = Number(label);
				const item = items[at];
				return item ? <Lines lines={[menuLine(item, at === highlighted, width)]} width={width} height={1} /> : null;
			}}
		/>
	);
}
