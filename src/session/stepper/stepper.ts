import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {type RecordStage, recordStages} from './stage.js';

/** Where in the way of the current record the user is. */
export type Stepper = {
	/** Undefined until the stepper was opened once. It stays when the record changes. */
	readonly stage: RecordStage | undefined;
	/** The explanation is shown in place of the stage. */
	readonly explains: boolean;
};

export const initialStepper: Stepper = {stage: undefined, explains: false};

export type StepperEvent =
	/** Opens the stepper; where it is open goes one stage on or back. */
	| {readonly type: 'stage-stepped'; readonly by: 1 | -1}
	| {readonly type: 'record-explained'}
	| {readonly type: 'stepper-left'};

export const stepperHandlers: Handlers<StepperEvent> = {
	'stage-stepped': (model, {by}) => stepped(model, by),
	'record-explained': (model) => ({
		...model,
		overlayTop: 0,
		stepper: {...model.stepper, explains: !model.stepper.explains},
	}),
	'stepper-left': (model) =>
		model.stepper.explains
			? {...model, overlayTop: 0, stepper: {...model.stepper, explains: false}}
			: {...model, overlay: undefined},
};

export function isOpen({overlay}: Model): boolean {
	return overlay === 'stepper';
}

/** The stage that a step leads to; undefined beyond the ends. The first step of all goes to the end that it comes from. */
export function stageAfter(model: Model, by: 1 | -1): RecordStage | undefined {
	const {stage, explains} = model.stepper;
	if (stage === undefined) return by === 1 ? recordStages[0] : recordStages.at(-1);
	return isOpen(model) && !explains ? recordStages[recordStages.indexOf(stage) + by] : stage;
}

function stepped(model: Model, by: 1 | -1): Model {
	const stage = stageAfter(model, by);
	if (stage === undefined) return model;
	return {...model, overlay: 'stepper', overlayTop: 0, stepper: {stage, explains: false}};
}
