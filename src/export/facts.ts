import {type LabelSides, labelSides} from '../mapping/label-sides.js';
import {labelKeys} from '../mapping/labels.js';
import type {Mapping} from '../mapping/mapping.js';
import {datasetSpellings, type Spellings} from '../mapping/spelling.js';
import type {Dataset} from '../records/dataset.js';
import type {Dialect} from '../records/record.js';

/** What an export has to know of the records besides the mapping. */
export type ExportFacts = {
	readonly dialect: Dialect;
	/** What outputs are; undefined where no records were given. */
	readonly outputFormat: 'csv' | 'json' | 'text' | undefined;
	/** Outputs arrive as BASE64. */
	readonly isBase64: boolean;
	readonly spellings: Spellings;
	readonly sides: LabelSides;
};

/** Without records: captures, and labels in the spelling in which the mapping writes them. */
export function factsWithoutRecords(mapping: Mapping): ExportFacts {
	const {labels, decision, roles} = mapping;
	const keyOf = labelKeys(labels);
	const named = [
		...Object.values(labels?.rename ?? {}),
		...(decision?.classes ?? []),
		...[labels?.positive, labels?.negative].filter((label) => label !== undefined),
	];
	const spellings: Spellings = new Map(named.map((label) => [keyOf({text: label}), label]));
	const isTransform = JSON.stringify(roles.id ?? {}).includes('SageMakerInferenceId');
	const dialect = isTransform ? 'transform' : 'capture';
	return {dialect, outputFormat: undefined, isBase64: false, spellings, sides: labelSides(labels, spellings)};
}

/** The facts of a dataset. */
export function factsOf(dataset: Dataset, mapping: Mapping): ExportFacts {
	const spellings = datasetSpellings(dataset, mapping);
	const [outputFormat] = [...dataset.outputFormats].sort(([, a], [, b]) => b - a).map(([format]) => format);
	return {
		dialect: dataset.mainDialect,
		outputFormat,
		isBase64: dataset.base64Types.size > 0,
		spellings,
		sides: labelSides(mapping.labels, spellings),
	};
}
