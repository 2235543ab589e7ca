import SelectInput from 'ink-select-input';
import type {Chooser} from '../../session/lab/chooser.js';
import {Lines} from '../lines.js';
import {offerLine} from './chooser-lines.js';

type Props = {readonly chooser: Chooser; readonly width: number; readonly height: number};

/** The exercises. As in the menu of fixes, keys go through our own table and a new `key` puts the highlight. */
export function OfferMenu({chooser, width, height}: Props) {
	const {offers, highlighted} = chooser;
	const entries = offers.map(({name}, at) => ({key: name, label: String(at), value: at}));
	return (
		<SelectInput
			key={`${highlighted} ${height}`}
			items={entries}
			initialIndex={highlighted}
			limit={height}
			isFocused={false}
			indicatorComponent={() => null}
			itemComponent={({label}) => <Lines lines={[offerLine(chooser, Number(label))]} width={width} height={1} />}
		/>
	);
}
