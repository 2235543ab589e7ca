import {DuckDBInstance} from '@duckdb/node-api';
import {answerOfCounts} from '../contenders/answer.js';

/** The same work as SQL: DuckDB reads the lines with a schema, joins and counts, on two threads. */
const [captures = '', truth = ''] = process.argv.slice(2).map((path) => path.replaceAll("'", "''"));

const instance = await DuckDBInstance.create(':memory:', {threads: '2', preserve_insertion_order: 'false'});
const connection = await instance.connect();
const result = await connection.runAndReadAll(`
	WITH captured AS (
		SELECT eventMetadata.eventId AS id,
			from_json(captureData.endpointOutput.data, '{"probability": "DOUBLE", "predicted_label": "VARCHAR"}') AS output
		FROM read_ndjson('${captures}', columns = {
			captureData: 'STRUCT(endpointOutput STRUCT(data VARCHAR))',
			eventMetadata: 'STRUCT(eventId VARCHAR)'
		})
	),
	labelled AS (
		SELECT eventMetadata.eventId AS id, groundTruthData.data AS label
		FROM read_ndjson('${truth}', columns = {
			groundTruthData: 'STRUCT(data VARCHAR)',
			eventMetadata: 'STRUCT(eventId VARCHAR)'
		})
	),
	pairs AS (
		SELECT label = '1' AS actual, output.predicted_label = '1' AS predicted, output.probability AS score
		FROM captured JOIN labelled USING (id)
	),
	scores AS (
		SELECT score,
			count(*) FILTER (actual) AS positives,
			count(*) FILTER (NOT actual) AS negatives,
			count(*) FILTER (actual AND predicted) AS tp,
			count(*) FILTER (NOT actual AND predicted) AS fp
		FROM pairs GROUP BY score
	),
	ranked AS (
		SELECT *, sum(negatives) OVER (ORDER BY score) - negatives / 2 AS negatives_below FROM scores
	)
	SELECT sum(negatives - fp)::DOUBLE AS tn, sum(fp)::DOUBLE AS fp,
		sum(positives - tp)::DOUBLE AS fn, sum(tp)::DOUBLE AS tp,
		(sum(positives * negatives_below) / (sum(positives) * sum(negatives)))::DOUBLE AS auc
	FROM ranked
`);
const [{tn, fp, fn, tp, auc} = {}] = result.getRowObjects();
const answer = answerOfCounts({tn: Number(tn), fp: Number(fp), fn: Number(fn), tp: Number(tp)}, Number(auc));
process.stdout.write(`${JSON.stringify(answer)}\n`);
