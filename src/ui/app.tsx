import {Box, useInput} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Event} from '../session/events.js';
import {glimpsed} from '../session/glimpse.js';
import type {Model, Overlay} from '../session/model.js';
import type {Store} from '../session/store.js';
import {keysOf} from '../terminal/keys.js';
import {FixMenu} from './fix-menu.js';
import {bodyHeight, layoutOf, type Plan, smallest} from './layout.js';
import {type Line, span} from './line.js';
import {Lines} from './lines.js';
import {typedKey} from './typed.js';
import {findingView} from './views/finding.js';
import {footerLine} from './views/footer.js';
import {funnelLine} from './views/funnel.js';
import {guideInstead, guideLines} from './views/guide.js';
import {headerLines} from './views/header.js';
import {labelsView} from './views/labels.js';
import {metricsNarrow, metricsWide} from './views/metrics.js';
import {overlayHeight, overlayView} from './views/overlay.js';
import {matchLines} from './views/prompt.js';
import {recordView} from './views/record.js';
import {diffView, reviewView} from './views/review.js';
import {rolesNarrow, rolesWide} from './views/roles.js';
import {stepBar} from './views/step-bar.js';
import {watchLines} from './views/watch.js';

type Props = {readonly store: Store<Model, Event>; readonly quit: (status: number) => void};

/** The whole screen: reads the store, turns keys into events. Nothing below it keeps state. */
export function App({store, quit}: Props) {
	const model = useSyncExternalStore(store.subscribe, store.get);
	useInput((input, inkKey) => {
		for (const key of keysOf(input, inkKey)) store.dispatch(typedKey(key));
	});
	useEffect(() => {
		if (model.ended !== undefined) quit(model.ended);
	}, [model.ended, quit]);
	return <Screen model={glimpsed(model)} />;
}

/** The screen of a model, one row lower than the terminal. */
export function Screen({model}: {readonly model: Model}) {
	const {columns, rows} = model.size;
	const plan = layoutOf(model);
	if (plan.kind === 'too-small') return <TooSmall model={model} />;
	const [guide, instead] = [guideLines(model), guideInstead(model)];
	const header = instead === undefined ? headerLines(model, columns, plan.header) : [instead];
	return (
		<Box flexDirection="column" width={columns} height={rows - 1}>
			<Lines lines={header} width={columns} height={plan.header} />
			<Lines lines={guide} width={columns} height={guide.length} />
			<Lines lines={[stepBar(model, columns)]} width={columns} height={1} />
			<Middle model={model} plan={plan} />
			<Lines lines={watchLines(model, columns, plan.watches)} width={columns} height={plan.watches} />
			<Lines lines={[footerLine(model, columns)]} width={columns} height={1} />
		</Box>
	);
}

/** What lies between steps and footer; while a command is typed, the commands it may become lie over its last lines. */
function Middle({model, plan}: {readonly model: Model; readonly plan: Plan}) {
	const whole = bodyHeight(plan);
	const matches = matchLines(model, plan.columns, Math.min(8, Math.floor(whole / 3)));
	const height = whole - matches.length;
	return (
		<>
			<Box height={height} flexShrink={0} overflowY="hidden">
				<Box flexDirection="column" height={whole} flexShrink={0}>
					{model.overlay === undefined ? (
						<Body model={model} plan={plan} />
					) : (
						<OverlayBody model={model} overlay={model.overlay} plan={plan} />
					)}
				</Box>
			</Box>
			<Lines lines={matches} width={plan.columns} height={matches.length} />
		</>
	);
}

function Body({model, plan}: {readonly model: Model; readonly plan: Plan}) {
	return plan.kind === 'wide' ? <WideBody model={model} plan={plan} /> : <NarrowBody model={model} plan={plan} />;
}

function WideBody({model, plan}: {readonly model: Model; readonly plan: Plan}) {
	const {columns, left, main, details, finding} = plan;
	const right = columns - left - 1;
	const isSplit = details > 0 && model.step !== 4;
	const above = isSplit ? rolesWide(model, columns, left, main) : wholeMain(model, plan);
	return (
		<>
			<Lines lines={above} width={columns} height={isSplit ? main : main + details} />
			{isSplit && (
				<Box>
					<Lines lines={recordView(model, left, details)} width={left} height={details} />
					<Box marginLeft={1}>
						<Lines lines={labelsView(model, right, details)} width={right} height={details} />
					</Box>
				</Box>
			)}
			<Box>
				<FindingPanel model={model} width={left} height={finding} />
				<Box marginLeft={1}>
					<Lines lines={metricsWide(model, right, finding)} width={right} height={finding} />
				</Box>
			</Box>
			<Lines lines={[funnelLine(model, columns)]} width={columns} height={1} />
		</>
	);
}

function NarrowBody({model, plan}: {readonly model: Model; readonly plan: Plan}) {
	const {columns, main, finding, metrics, funnel} = plan;
	return (
		<>
			<Lines lines={wholeMain(model, plan)} width={columns} height={main} />
			<FindingPanel model={model} width={columns} height={finding} />
			<Lines lines={metricsNarrow(model, columns, metrics)} width={columns} height={metrics} />
			{funnel === 1 && <Lines lines={[funnelLine(model, columns)]} width={columns} height={1} />}
		</>
	);
}

/** Where there is room for one thing only, the pane that has the arrows takes the place of Record | Expected. */
function wholeMain(model: Model, {kind, columns, left, main, details}: Plan): readonly Line[] {
	if (model.step === 4) return diffView(model, columns, main + details);
	if (model.focus === 'record') return recordView(model, columns, main);
	if (model.focus === 'labels') return labelsView(model, columns, main);
	const roles = kind === 'wide' ? rolesWide(model, columns, left, main) : rolesNarrow(model, columns, main);
	// The first records may be there long before it is known what is expected of them.
	const isKnown = model.monitor !== undefined || model.record.line === undefined;
	return isKnown || details > 0 ? roles : [...roles, ...recordView(model, columns, main).slice(1)];
}

type OverlayProps = {readonly model: Model; readonly overlay: Overlay; readonly plan: Plan};

function OverlayBody({model, overlay, plan}: OverlayProps) {
	const {columns} = plan;
	const height = overlayHeight(overlay, plan);
	const below = bodyHeight(plan) - height;
	return (
		<>
			<Lines lines={overlayView(model, overlay, columns, height)} width={columns} height={height} />
			{below > 0 && <Lines lines={metricsNarrow(model, columns, below)} width={columns} height={below} />}
		</>
	);
}

type PanelProps = {readonly model: Model; readonly width: number; readonly height: number};

function FindingPanel({model, width, height}: PanelProps) {
	if (model.step === 4) return <Lines lines={reviewView(model, width, height)} width={width} height={height} />;
	const {above, menu, menuHeight, below} = findingView(model, width, height);
	const used = above.length + menuHeight + below.length;
	return (
		<Box flexDirection="column" width={width} height={height}>
			<Lines lines={above} width={width} height={above.length} />
			{menu.length > 0 && <FixMenu items={menu} highlighted={model.highlighted} width={width} height={menuHeight} />}
			<Lines lines={below} width={width} height={below.length + Math.max(0, height - used)} />
		</Box>
	);
}

function TooSmall({model}: {readonly model: Model}) {
	const {columns, rows} = model.size;
	const text = `mqm-debug needs ${smallest.columns}×${smallest.rows}, this is ${columns}×${rows} (q quits)`;
	return <Lines lines={[[span(text)]]} width={columns} height={1} />;
}
