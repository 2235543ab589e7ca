import {expect, it} from 'vitest';
import {dialectOf, isGroundTruthRecord} from '../../src/records/dialect.js';

it('the dialect of a line follows from its keys', () => {
	expect(dialectOf({captureData: {}, eventMetadata: {eventId: 'a'}})).toBe('capture');
	expect(dialectOf({captureData: {}})).toBe('capture');
	expect(dialectOf({captureData: {}, groundTruthData: {}, eventMetadata: {}})).toBe('merged');
	expect(dialectOf({SageMakerInferenceId: 'a', output: 1})).toBe('transform');
	expect(dialectOf({request: {}, response: {}})).toBe('exchange');
	expect(dialectOf({request: {}, response: 'ok'})).toBe('payload');
	expect(dialectOf({captureData: 'text', prediction: 1})).toBe('payload');
	expect(dialectOf({})).toBe('payload');
});

it('a ground-truth record has labels and no capture', () => {
	expect(isGroundTruthRecord({groundTruthData: {data: '1'}})).toBe(true);
	expect(isGroundTruthRecord({groundTruthData: {data: '1'}, captureData: {}})).toBe(false);
	expect(isGroundTruthRecord({prediction: 1})).toBe(false);
});
