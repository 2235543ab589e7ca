import {useEffect, useSyncExternalStore} from 'react';
import type {Lab} from '../../runtime/open-lab.js';
import {App} from '../app.js';
import {ChooserScreen} from './chooser-screen.js';

type Props = {readonly lab: Lab; readonly quit: (status: number) => void};

/** The lab: the list of exercises, or the debugger on the one that was chosen. */
export function LabApp({lab, quit}: Props) {
	const chooser = useSyncExternalStore(lab.store.subscribe, lab.store.get);
	const {ended, running} = chooser;
	useEffect(() => {
		if (ended !== undefined) quit(ended);
	}, [ended, quit]);
	const session = lab.session();
	if (running !== undefined && session !== undefined)
		return <App key={running.count} store={session.store} quit={lab.leaveExercise} />;
	return (
		<ChooserScreen
			chooser={chooser}
			move={(by) => lab.store.dispatch({type: 'moved', by})}
			begin={lab.begin}
			leave={(status) => lab.store.dispatch({type: 'left', status})}
		/>
	);
}
