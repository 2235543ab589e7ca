import {drawBelow, drawNormal, type Random, randomFor, roundTo} from '../../src/demo/random.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {jobDefinition} from '../../test/fixtures/monitor.js';

/** One request of the benchmark: what the endpoint answered, and what turned out to be true. */
export type Work = {
	/** The positive class's probability as JSON writes it. */
	readonly probability: string;
	readonly predicted: 0 | 1;
	readonly actual: 0 | 1;
};

const shareOfPositives = 0.36;
/** Distance of the classes in deviations: a threshold at one half is right for 83 % of them. */
const separation = 0.95;
const steepness = 4;
const features = 20;
const featureDecimals = 8;
const requestsPerSecond = 250;

/** Draws one request after the other; the first ones are the same whatever the size of the whole. */
export function drawWork(random: Random): Work {
	const actual = random() < shareOfPositives ? 1 : 0;
	const score = steepness * (drawNormal(random) + (actual === 1 ? separation : -separation));
	const probability = roundTo(0.5 + score / (2 * (1 + Math.abs(score))), 15);
	return {probability: decimalText(probability), predicted: probability > 0.5 ? 1 : 0, actual};
}

/** Never `1e-7`: the monitor's guide warns of scientific notation. */
function decimalText(value: number): string {
	const text = String(value);
	return text.includes('e') ? value.toFixed(15) : text;
}

/** Writing numbers as decimals takes longest, so a request takes its features from a supply of written ones. */
export function featureSupply(): (random: Random) => string {
	const source = randomFor('bench features');
	const written = Array.from({length: 4096}, () =>
		roundTo(drawNormal(source), featureDecimals).toFixed(featureDecimals),
	);
	return (random) => {
		let text = written[drawBelow(random, written.length)] ?? '';
		for (let feature = 1; feature < features; feature++) text += `,${written[drawBelow(random, written.length)]}`;
		return text;
	};
}

/** A capture record of about 640 bytes: CSV in, a JSON object out. */
export function captureLine(index: number, featureText: string, {probability, predicted}: Work): string {
	return (
		`{"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT","data":"${featureText}","encoding":"CSV"},` +
		`"endpointOutput":{"observedContentType":"application/json","mode":"OUTPUT",` +
		`"data":"{\\"probability\\": ${probability}, \\"predicted_label\\": \\"${predicted}\\"}","encoding":"JSON"}},` +
		`"eventMetadata":{"eventId":"${eventId(index)}","inferenceTime":"${timeOf(index)}"},"eventVersion":"0"}\n`
	);
}

export function truthLine(index: number, actual: number): string {
	return `{"groundTruthData":{"data":"${actual}","encoding":"CSV"},"eventMetadata":{"eventId":"${eventId(index)}"},"eventVersion":"0"}\n`;
}

/** The job definition that reads these captures as they are meant. */
export function monitorText(): string {
	return jobDefinition({
		problemType: 'BinaryClassification',
		inference: 'predicted_label',
		probability: 'probability',
		threshold: 0.5,
		positiveLabel: '1',
	});
}

/** The same captures with the class taken from the probability instead of from the predicted label. */
export const decidedByProbability: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
		truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
		features: {from: 'input', path: '$'},
		probability: {from: 'output', path: '$.probability'},
		groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
	},
	decision: {threshold: 0.5, rule: '>'},
	labels: {positive: '1', negative: '0'},
};

/**
 * The UUID of a request follows from its index, so that ground truth in another order needs no list of ids. The first
 * eight digits are a one-to-one image of the index: ids never repeat.
 */
export function eventId(index: number): string {
	const [a, b, c, d] = [0, 1, 2, 3].map((part) => hexadecimal(mixed(index + (part + 1) * 0x9e3779b9)));
	return `${a}-${b?.slice(0, 4)}-4${b?.slice(5)}-a${c?.slice(1, 4)}-${c?.slice(4)}${d}`;
}

/** The finishing steps of MurmurHash3, a permutation of the 32-bit numbers. */
function mixed(value: number): number {
	let bits = value | 0;
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}

function hexadecimal(bits: number): string {
	return bits.toString(16).padStart(8, '0');
}

const firstMoment = Date.UTC(2026, 2, 2);

function timeOf(index: number): string {
	const moment = new Date(firstMoment + Math.floor(index / requestsPerSecond) * 1000);
	return `${moment.toISOString().slice(0, 19)}Z`;
}
