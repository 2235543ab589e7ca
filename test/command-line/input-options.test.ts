import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import yargs from 'yargs';
import {type InputArguments, inputArguments, inputWords, withInputs} from '../../src/command-line/input-options.js';
import {hideStandardInput} from '../../src/command-line/standard-input.js';

function parse(...words: readonly string[]): InputArguments {
	const cli = yargs()
		.exitProcess(false)
		.fail(false)
		.parserConfiguration({'camel-case-expansion': false, 'dot-notation': false});
	let given: InputArguments | undefined;
	cli
		.command('$0 [capture..]', '', withInputs, (args) => {
			given = inputArguments(args);
		})
		.strict()
		.parseSync([...hideStandardInput(words)]);
	if (given === undefined) throw new Error('the command did not run');
	return given;
}

describe('the input options', () => {
	it('take captures in any place, and every word after --ground-truth', () => {
		const given = parse('a.jsonl', 'b/', '--monitor', 'm.json', '--ground-truth', 'x', 'y');

		expect(given).toMatchObject({captures: ['a.jsonl', 'b/'], groundTruth: ['x', 'y'], monitor: 'm.json'});
	});

	it('know standard input on both sides', () => {
		expect(parse('-')).toMatchObject({captures: ['-']});
		expect(parse('a', '--ground-truth', '-')).toMatchObject({captures: ['a'], groundTruth: ['-']});
		expect(parse('--ground-truth', '-', '--monitor', 'm')).toMatchObject({groundTruth: ['-'], monitor: 'm'});
	});

	it('collect --ground-truth that is given several times', () => {
		expect(parse('--ground-truth', 'x', '--ground-truth', 'y')).toMatchObject({groundTruth: ['x', 'y']});
	});

	it('take numbers and odd names for names', () => {
		expect(parse('1', '007', '--positive-label', '01')).toMatchObject({
			captures: ['1', '007'],
			flags: {positiveLabel: '01'},
		});
		expect(parse('--', '-x.jsonl')).toMatchObject({captures: ['-x.jsonl']});
	});

	it('refuse an option given twice, and a file without name', () => {
		expect(() => parse('--monitor', 'a', '--monitor', 'b')).toThrow('--monitor is given more than once');
		expect(() => parse('--mapping', '')).toThrow('--mapping needs the name of a file');
	});

	it('can be written again: the words mean the same inputs', () => {
		const word = fc.stringMatching(/^[\w./ ]{1,8}$/).filter((text) => text.trim() !== '');
		const value = fc.option(word, {nil: undefined});
		const given = fc.record({
			captures: fc.array(fc.oneof(word, fc.constant('-'))),
			groundTruth: fc.array(fc.oneof(word, fc.constant('-'))),
			monitor: value,
			statistics: value,
			constraints: value,
			mapping: value,
			flags: fc.record({
				problemType: value,
				inferenceAttribute: value,
				probabilityAttribute: value,
				threshold: fc.option(fc.double({noNaN: true}).map(String), {nil: undefined}),
				groundTruthAttribute: value,
				positiveLabel: fc.option(fc.oneof(word, fc.constant('-1')), {nil: undefined}),
			}),
		});

		fc.assert(
			fc.property(given, (inputs) => {
				expect(parse(...inputWords(inputs))).toEqual(inputs);
			}),
		);
	});
});
