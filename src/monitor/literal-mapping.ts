import type {Mapping, Role} from '../mapping/mapping.js';
import {roleAt} from '../mapping/role.js';
import {usualTruthId} from '../mapping/truth-rows.js';
import type {Dataset} from '../records/dataset.js';
import {onlyDefined} from '../records/only-defined.js';
import {formatPath, parsePath} from '../records/path.js';
import {labelOfTruth} from '../records/place.js';
import type {Dialect, Side} from '../records/record.js';
import {attributePlace} from './attribute-place.js';
import type {Expectation} from './expectation.js';

/**
 * The expectation as a mapping: every role exactly where the monitor looks for it. A role that the monitor cannot read
 * at all (an element of a list, an output that is BASE64 throughout) is left out.
 */
export function literalMapping(expectation: Expectation, dataset: Dataset): Mapping {
	const joins = !carriesItsTruth(dataset);
	return {
		version: 1,
		problemType: expectation.problemType,
		roles: onlyDefined({
			...(joins ? idRoles(dataset) : {}),
			features: featuresRole(expectation, dataset),
			prediction: outputRole(expectation.inferenceAttribute, expectation, dataset),
			probability: outputRole(expectation.probabilityAttribute, expectation, dataset),
			groundTruth: groundTruthRole(expectation, dataset),
		}),
		...onlyDefined({
			decision: decisionOf(expectation),
			labels: labelsOf(expectation),
			monitor: monitorNames(expectation),
		}),
	};
}

/** Whether the records are of a dialect that has its labels in the same line. */
export function carriesItsTruth({mainDialect}: Dataset): boolean {
	return mainDialect === 'payload' || mainDialect === 'exchange';
}

/** The side on which predictions stand. */
export function outputSide({mainDialect}: Dataset): Side {
	return mainDialect === 'payload' ? 'record' : 'output';
}

function idRoles({mainDialect}: Dataset): Pick<Mapping['roles'], 'id' | 'truthId'> {
	return {id: winningId(mainDialect), truthId: usualTruthId};
}

/** The id by which the service merges ground truth: an `inferenceId` wins (AWS guide, "Ingest Ground Truth Labels"). */
export function winningId(dialect: Dialect): Role {
	const path = dialect === 'transform' ? '$.SageMakerInferenceId' : ['$.inferenceId', '$.eventId'];
	return {from: 'metadata', path};
}

function featuresRole({kind, features}: Expectation, dataset: Dataset): Role | undefined {
	if (features === undefined)
		return kind === 'hosted' && !carriesItsTruth(dataset) ? {from: 'input', path: '$'} : undefined;
	const from = dataset.mainDialect === 'payload' ? 'record' : 'input';
	return {from, path: keyPath(features)};
}

function outputRole(attribute: string | undefined, {kind}: Expectation, dataset: Dataset): Role | undefined {
	if (attribute === undefined) return undefined;
	const {place, unreadable} = attributePlace(attribute, dataset, outputSide(dataset));
	const hosted = kind === 'hosted' && !carriesItsTruth(dataset);
	if (hosted && unreadable !== undefined) return undefined;
	if (hosted && allBase64(dataset)) return undefined;
	return roleAt(place);
}

function allBase64({captures, base64Types}: Dataset): boolean {
	return captures.rows > 0 && [...base64Types.values()].reduce((sum, count) => sum + count, 0) === captures.rows;
}

function groundTruthRole(expectation: Expectation, dataset: Dataset): Role {
	const {kind, groundTruthAttribute, groundTruthFrom} = expectation;
	if (!carriesItsTruth(dataset) && (kind === 'hosted' || groundTruthAttribute === undefined))
		return roleAt(labelOfTruth);
	const path = keyPath(groundTruthAttribute ?? 'ground_truth');
	if (dataset.mainDialect === 'payload' || groundTruthFrom === 'record') return {from: 'record', path};
	return {from: groundTruthFrom === 'request' ? 'input' : 'output', path};
}

function keyPath(key: string): string {
	const path = key.startsWith('$') ? parsePath(key) : undefined;
	return formatPath(path ?? [key]);
}

function decisionOf({probabilityAttribute, threshold}: Expectation): Mapping['decision'] {
	return probabilityAttribute === undefined || threshold === undefined ? undefined : {threshold, rule: '>'};
}

function labelsOf({
	kind,
	probabilityAttribute,
	inferenceAttribute,
	positiveLabel,
	labels,
	inferred,
}: Expectation): Mapping['labels'] {
	const configured = inferred.includes('positiveLabel') ? undefined : positiveLabel;
	const positive =
		configured ?? (kind === 'payload' ? undefined : thresholded(probabilityAttribute, inferenceAttribute, '1'));
	const other = kind === 'payload' ? labels?.find((label) => label !== positive) : undefined;
	const negative =
		other ?? (kind === 'payload' ? undefined : thresholded(probabilityAttribute, inferenceAttribute, '0'));
	if (positive === undefined) return undefined;
	return negative === undefined || negative === positive ? {positive} : {positive, negative};
}

/** A hosted job that thresholds a probability compares the classes 0 and 1 (observed in AWS's own runs). */
function thresholded(
	probability: string | undefined,
	inference: string | undefined,
	label: string,
): string | undefined {
	return probability !== undefined && inference === undefined ? label : undefined;
}

function monitorNames(expectation: Expectation): Mapping['monitor'] {
	const {features, inferenceAttribute, probabilityAttribute, threshold, groundTruthAttribute} = expectation;
	const names = onlyDefined({
		features,
		prediction: inferenceAttribute,
		probability: probabilityAttribute,
		threshold,
		groundTruth: groundTruthAttribute,
	});
	return Object.keys(names).length === 0 ? undefined : names;
}
