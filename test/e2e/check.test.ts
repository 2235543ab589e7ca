import {spawn} from 'node:child_process';
import {closeSync, existsSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {endOf, runBuilt, startBuilt} from '../support/run-program.js';

const healthy = 'fixtures/healthy/exchange';
const sick = 'fixtures/all/exchange';
const inputsOf = (folder: string) => [`${folder}/capture.jsonl`, '--monitor', `${folder}/monitor.json`];
const capture = readFileSync(`${healthy}/capture.jsonl`);
const oneFile = {
	version: 0,
	dataset: {item_count: 100},
	multiclass_classification_metrics: {
		confusion_matrix: {a: {a: 60, b: 0}, b: {a: 0, b: 40}},
		accuracy: {value: 0, standard_deviation: 'NaN'},
	},
};

describe('exit status', () => {
	test('0 and one line for healthy records', async () => {
		const {status, stdout, stderr} = await runBuilt(['check', ...inputsOf(healthy)]);

		expect(stdout).toMatch(/^Healthy: 1,000 records, accuracy 0\.\d{3}, no findings\.\n$/);
		expect(stderr).toBe('');
		expect(status).toBe(0);
	});

	test('1 for findings, and the verdict first', async () => {
		const {status, stdout} = await runBuilt(['check', ...inputsOf(sick)]);

		expect(stdout).toMatch(/^0 of 1,000 records can match: every metric is 0\.\n/);
		expect(status).toBe(1);
	});

	test('0 again with the suggested mapping', async () => {
		const {stdout} = await runBuilt(['check', 'demo:all', '--json']);
		const {suggestedMapping} = JSON.parse(stdout);
		const folder = temporaryFolder({'mapping.json': JSON.stringify(suggestedMapping)});

		const mapped = await runBuilt(['check', 'demo:all', '--mapping', join(folder, 'mapping.json')]);

		expect(mapped.stdout).toBe('Healthy as mapped: 1,000 records, accuracy 0.831, no findings.\n');
		expect(mapped.status).toBe(0);
	});

	test.each([
		['an option that does not exist', ['check', 'x.jsonl', '--monitr', 'm.json'], 'Did you mean --monitor?'],
		['a command that does not exist', ['chek', 'x.jsonl'], 'Did you mean mqm-debug check?'],
		['an option without its value', ['check', 'x.jsonl', '--monitor'], 'monitor'],
		['an option given twice', ['check', '--mapping', 'a', '--mapping', 'b'], '--mapping is given more than once'],
		['no input at all', ['check'], 'no captures are given'],
		['a threshold that is no number', ['check', 'demo:all', '--threshold', 'half'], '"half" is no number'],
		['a mapping that is none', ['check', 'demo:all', '--mapping', 'package.json'], 'package.json'],
		['a monitor file that is not there', ['check', 'demo:all', '--monitor', 'none.json'], 'none.json'],
		['a demo that does not exist', ['demo', 'alles'], 'alles'],
		['standard input named on both sides', ['check', '-', '--ground-truth', '-'], 'only once'],
	])('2 for %s', async (_, args, message) => {
		const {status, stdout, stderr} = await runBuilt(args);

		expect(stderr).toContain(message);
		expect(stderr).not.toMatch(/^ +at /m);
		expect(stdout).toBe('');
		expect(status).toBe(2);
	});

	test.each([
		['a file that is not there', ['check', 'nothing.jsonl'], 'nothing.jsonl: there is no such file'],
		['a folder without records', ['check', 'src/ui'], 'no records in this folder'],
		['a file without records', ['check', 'tsconfig.build.json'], 'tsconfig.build.json:1: none of'],
		['an S3 address', ['check', 's3://bucket/key'], 'aws s3 cp'],
	])('3 for %s', async (_, args, message) => {
		const {status, stdout, stderr} = await runBuilt(args);

		expect(stderr).toContain(message);
		expect(stdout).toBe('');
		expect(status).toBe(3);
	});

	test('3 for a file that breaks off, with a report on what was read', async () => {
		const packed = gzipSync(capture);
		const folder = temporaryFolder({'capture.jsonl.gz': packed.subarray(0, packed.length / 2)});
		const monitor = ['--monitor', `${healthy}/monitor.json`];

		const {status, stdout, stderr} = await runBuilt(['check', `${folder}/capture.jsonl.gz`, ...monitor, '--json']);

		expect(stderr).toContain('the gzip data end too early');
		const report = JSON.parse(stdout);
		expect(report.input.records).toBeGreaterThan(100);
		expect(report.problems).toHaveLength(1);
		expect(status).toBe(3);
	});

	test('what it would have been, without a word, when the reader has left', async () => {
		const child = startBuilt(['check', 'demo:all', '--json']);
		const status = new Promise((resolve) => child.on('close', resolve));
		let stderr = '';
		child.stderr?.on('data', (chunk) => {
			stderr += chunk;
		});

		child.stdout?.destroy();

		expect(await status).toBe(1);
		expect(stderr).toBe('');
	});

	test.skipIf(!existsSync('/dev/full'))('3 where standard output cannot be written', async () => {
		const full = openSync('/dev/full', 'w');
		const child = spawn(process.execPath, ['dist/cli.js', 'check', 'demo:all'], {stdio: ['ignore', full, 'pipe']});
		closeSync(full);

		const {status, stderr} = await endOf(child);

		expect(stderr).toContain('standard output: the disk is full');
		expect(status).toBe(3);
	});

	test('130 when it is interrupted while reading', async () => {
		const child = startBuilt(['check', '-'], {stdin: ''});
		const ended = endOf(child);
		const more = () => new Promise((resolve) => child.stdin?.write(capture, resolve));
		// A pipe holds 64 KiB: when all of this is gone, the program is reading.
		await more();
		await more();

		child.kill('SIGINT');

		expect(await ended).toMatchObject({status: 130, signal: null, stdout: '', stderr: ''});
	});
});

describe('standard input', () => {
	test.each([[['check', '-']], [['check']]])('is read by `%s`', async (args) => {
		const {status, stdout} = await runBuilt([...args, '--monitor', `${healthy}/monitor.json`], {stdin: capture});

		expect(stdout).toMatch(/^Healthy: 1,000 records/);
		expect(status).toBe(0);
	});

	test('may carry the ground truth', async () => {
		const folder = 'fixtures/healthy/binary-csv-capture';
		const labels = readFileSync(`${folder}/ground-truth.jsonl`);

		const {status} = await runBuilt(['check', ...inputsOf(folder), '--ground-truth', '-'], {stdin: labels});

		expect(status).toBe(0);
	});

	test('is data only where somebody sends some: with --statistics alone it is not waited for', async () => {
		const folder = temporaryFolder({'statistics.json': JSON.stringify(oneFile)});
		const child = startBuilt(['check', '--statistics', `${folder}/statistics.json`], {stdin: ''});

		const {status} = await endOf(child);

		expect(status).toBe(1);
	});

	test('that is empty is unreadable', async () => {
		const {status, stderr} = await runBuilt(['check', '-'], {stdin: ''});

		expect(stderr).toContain('there are no records in the input');
		expect(status).toBe(3);
	});
});

describe("the monitor's own report", () => {
	const files = {
		'statistics.json': JSON.stringify(oneFile),
		'constraints.json': JSON.stringify({
			version: 0,
			multiclass_classification_constraints: {
				accuracy: {threshold: 0.9, comparison_operator: 'LessThanThreshold'},
				weighted_f0_5: {threshold: 0.9, comparison_operator: 'LessThanThreshold'},
			},
		}),
	};

	test('is judged alone', async () => {
		const folder = temporaryFolder(files);

		const {status, stdout} = await runBuilt([
			'check',
			'--statistics',
			`${folder}/statistics.json`,
			'--constraints',
			`${folder}/constraints.json`,
			'--json',
		]);

		const report = JSON.parse(stdout);
		expect(report.findings.map(({code}: {code: string}) => code)).toEqual(['statistics/arithmetic']);
		expect(report.statistics).toMatchObject({verdict: 'arithmetic', rows: 100, agreeing: 100});
		expect(report.violations).toEqual([
			{
				constraint_check_type: 'LessThanThreshold',
				description: "Metric accuracy with 0.0 was LessThanThreshold '0.9'",
				metric_name: 'accuracy',
				consequenceOf: ['statistics/arithmetic'],
			},
		]);
		expect(report).not.toHaveProperty('funnel');
		expect(status).toBe(1);
	});

	test('of another kind of problem is said to be one', async () => {
		const folder = temporaryFolder(files);

		const {stderr} = await runBuilt(['check', 'demo:all', '--constraints', `${folder}/constraints.json`]);

		expect(stderr).toContain('constraints.json is about MulticlassClassification, while this is judged as Binary');
	});

	test('stands beside the findings in the records, whose violations end with the mend', async () => {
		const constraints = {
			version: 0,
			binary_classification_constraints: {
				accuracy: {threshold: 0.8, comparison_operator: 'LessThanThreshold'},
				auc: {threshold: 0.99, comparison_operator: 'LessThanThreshold'},
			},
		};
		const folder = temporaryFolder({'constraints.json': JSON.stringify(constraints)});

		const {stdout} = await runBuilt(['check', 'demo:all', '--constraints', `${folder}/constraints.json`, '--json']);

		const {violations} = JSON.parse(stdout);
		expect(violations).toMatchObject([
			{description: "Metric accuracy with 0.0 +/- 0.0 was LessThanThreshold '0.8'"},
			{description: "Metric auc with 0.0 +/- 0.0 was LessThanThreshold '0.99'"},
		]);
		expect(violations[0].consequenceOf).toContain('ground-truth/in-request');
		expect(violations[1].consequenceOf).toEqual([]);
	});
});

describe('hostile records', () => {
	test('never reach the terminal raw, as text or as JSON', async () => {
		const evil = '\u001b]0;owned\u0007\u001b[2J\u009b2J\u202e';
		const lines = Array.from({length: 300}, (_, at) => ({
			[`key${evil}`]: evil,
			prediction: `${evil}${at % 3}`,
			ground_truth: `${at % 3}${evil}`,
		}));
		const stdin = lines.map((line) => `${JSON.stringify(line)}\n`).join('');

		for (const style of [[], ['--json']]) {
			const {status, stdout, stderr} = await runBuilt(['check', '-', ...style], {stdin: `${stdin}{"${evil}\n`});

			expect(status).toBe(1);
			expect(stdout + stderr).not.toMatch(/[^\P{C}\n]/u);
		}
	});

	test('in the name of a file are shown, not sent', async () => {
		const {stderr} = await runBuilt(['check', 'no\u001b[2Jthing.jsonl']);

		expect(stderr).toContain(String.raw`no\u001b[2Jthing.jsonl: there is no such file`);
	});
});

describe('without a screen', () => {
	/** Node's options for a program that ends with an error when it loads Ink or React. */
	function refusingToDraw(): readonly string[] {
		const folder = temporaryFolder({
			'register.mjs': "import {register} from 'node:module';\nregister('./refuse.mjs', import.meta.url);\n",
			'refuse.mjs': `export function resolve(name, context, next) {
				if (/^(ink|react)(\\/|$)/.test(name)) throw new Error('loaded ' + name);
				return next(name, context);
			}`,
		});
		return ['--import', join(folder, 'register.mjs')];
	}

	test.each([
		[['--help'], 0],
		[['check', 'demo:all'], 1],
		[['schema'], 0],
		[['validate', 'fixtures/all/payload/monitor.json'], 0],
	])('`%s` loads neither Ink nor React', async (args, expected) => {
		const {status, stdout, stderr} = await runBuilt(args, {nodeOptions: refusingToDraw()});

		expect(stderr).not.toContain('loaded');
		expect(stdout).not.toBe('');
		expect(status).toBe(expected);
	});

	test('what these look for would be seen: Ink itself is refused', async () => {
		const {stderr} = await runBuilt([], {nodeOptions: [...refusingToDraw(), '--import', 'ink']});

		expect(stderr).toContain('loaded ink');
	});

	test('the debugger says what to run instead', async () => {
		const {status, stdout, stderr} = await runBuilt(['demo', 'all']);

		expect(stderr).toContain('mqm-debug check');
		expect(stdout).toBe('');
		expect(status).toBe(2);
	});

	test('and without inputs shows the first steps', async () => {
		const {status, stderr} = await runBuilt([]);

		expect(stderr).toContain('mqm-debug demo');
		expect(stderr).toContain('describe-model-quality-job-definition');
		expect(status).toBe(2);
	});
});

describe('the other commands', () => {
	test('--help fits 80 columns and names every exit status', async () => {
		const {status, stdout} = await runBuilt(['--help']);

		expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
		for (const meaning of [
			'0  healthy',
			'1  findings',
			'2  usage',
			'3    data',
			'130  interrupted',
			'70   a mistake',
		]) {
			expect(stdout).toContain(meaning);
		}
		expect(status).toBe(0);
	});

	test('--version is that of the package', async () => {
		const {version} = JSON.parse(readFileSync('package.json', 'utf8'));

		expect((await runBuilt(['--version'])).stdout).toBe(`${version}\n`);
	});

	test('schema prints the JSON Schema of a mapping', async () => {
		const {stdout} = await runBuilt(['schema']);

		expect(JSON.parse(stdout)).toMatchObject({title: 'mqm-debug mapping', type: 'object'});
	});

	test('validate knows both kinds of files, and says what is wrong', async () => {
		const mapping = {version: 1, problemType: 'Regression', roles: {prediction: {from: 'output', path: '$.y'}}};
		const folder = temporaryFolder({
			'good.json': JSON.stringify(mapping),
			'bad.json': JSON.stringify({...mapping, decison: {}}),
			'broken.json': '{"version": 1,}',
		});

		const good = await runBuilt(['validate', `${folder}/good.json`]);
		const bad = await runBuilt(['validate', `${folder}/bad.json`]);
		const broken = await runBuilt(['validate', `${folder}/broken.json`]);
		const monitor = await runBuilt(['validate', 'fixtures/all/capture/monitor.json']);
		const neither = await runBuilt(['validate', 'package.json']);

		expect(good).toMatchObject({status: 0, stdout: `valid mapping: ${folder}/good.json\n`});
		expect(bad.status).toBe(2);
		expect(bad.stderr).toContain('decision');
		expect(broken).toMatchObject({status: 2, stdout: ''});
		expect(broken.stderr).toContain('broken.json:1:');
		expect(monitor.stdout).toMatch(/^valid monitor file \(model-quality job definition\): /);
		expect(neither).toMatchObject({status: 2, stdout: ''});
	});
});
