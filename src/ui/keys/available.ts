import type {Model} from '../../session/model.js';

/** True, or why a command that needs records can't act. */
export const withRecords = ({data}: Model) => data.dataset.captures.rows > 0 || 'There is no record yet';

/** True, or why a command that needs a threshold can't act. */
export const withThreshold = ({draft}: Model) =>
	draft?.mapping.decision?.threshold !== undefined || 'No threshold decides here: map a probability first (step 2)';
