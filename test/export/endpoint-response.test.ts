import {describe, expect, it} from 'vitest';
import {endpointResponse} from '../../src/export/endpoint-response.js';
import {factsOf, factsWithoutRecords} from '../../src/export/facts.js';
import {preprocessorAttribute} from '../../src/export/preprocessor.js';
import {analyse} from '../../src/findings/diagnose.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {placesOfRole} from '../../src/mapping/role.js';
import type {Dataset} from '../../src/records/dataset.js';
import {jsonValue} from '../../src/records/scalar.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {beyondMending, fixtureNames, openFixture} from '../support/fixtures.js';
import {checkSyntax, hasPython, runPython, withPython} from '../support/python.js';

const mendable = fixtureNames.filter((name) => !beyondMending.includes(name));

describe.runIf(hasPython)(`the generated response ${withPython}`, () => {
	it.each(mendable)('%s: holds the prediction of the mapping under the attribute', async (name) => {
		const {dataset, configuration} = await openFixture(name);
		const {suggestedMapping: mapping, after} = analyse(dataset, configuration);

		const responses = respond(
			endpointResponse(mapping, factsOf(dataset, mapping)),
			Array.from(after.reading.captureRow, (row) => modelOutput(dataset, mapping, row)),
		);

		const {outcomes} = after.reading;
		const attribute = preprocessorAttribute(mapping);
		const answers = responses.map(([body]) => (JSON.parse(body) as {[key: string]: unknown})[attribute]);
		if (outcomes.kind === 'numbers') expect(answers).toEqual([...outcomes.predicted]);
		else expect(answers).toEqual(Array.from(outcomes.predicted, (code) => outcomes.labels[code]));
		expect(new Set(responses.map(([, type]) => type))).toEqual(new Set(['application/json']));
	});

	it('gives the probability beside the class, unless the class has its key', () => {
		const mapping: Mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {probability: {from: 'output', path: '$.score'}},
			decision: {threshold: 0.5, transform: ['sigmoid']},
			labels: {positive: 'yes', negative: 'no'},
		};
		const [[body = ''] = []] = respond(endpointResponse(mapping, factsWithoutRecords(mapping)), [0.25]);
		expect(JSON.parse(body)).toEqual({prediction: 'yes', probability: 1 / (1 + Math.exp(-0.25))});
		const named = {...mapping, monitor: {prediction: 'probability'}};
		const [[only = ''] = []] = respond(endpointResponse(named, factsWithoutRecords(named)), [-1]);
		expect(only).toBe('{"probability": "no"}');
	});
});

/** Calls `monitored_response` with each value, as JSON. */
function respond(script: string, values: readonly unknown[]): readonly (readonly [string, string])[] {
	checkSyntax(script);
	const folder = temporaryFolder({'response.py': script});
	const program =
		'import json, sys; sys.path.insert(0, sys.argv[1]); from response import monitored_response; ' +
		'print(json.dumps([monitored_response(value) for value in json.load(sys.stdin)]))';
	return JSON.parse(runPython(['-c', program, folder], JSON.stringify(values))) as [string, string][];
}

/** What the model itself gave for a record, as its inference script has it in hand. */
function modelOutput({captures}: Dataset, {roles, decision}: Mapping, row: number): unknown {
	const [place] = placesOfRole(roles.prediction ?? roles.probability);
	if (place === undefined) return undefined;
	const scalarAt = (column: ReturnType<typeof captures.column>) => {
		const scalar = column?.scalarAt(row);
		return scalar && jsonValue(scalar);
	};
	return roles.prediction === undefined && decision?.argmax
		? captures.elements(place).map(scalarAt)
		: scalarAt(captures.column(place));
}
