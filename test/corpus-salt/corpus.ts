import {combinedCases} from './combined-cases.js';
import type {CorpusCase} from './corpus-case.js';
import {furtherCases, healthyOddities} from './further-cases.js';
import {groundTruthCases} from './ground-truth-cases.js';
import {healthyBinary} from './healthy-binary.js';
import {healthyDialects, healthyMulticlass, healthyRegressions} from './healthy-others.js';
import {keysCases} from './keys-cases.js';
import {payloadCases} from './payload-cases.js';
import {predictionCases} from './prediction-cases.js';

export const healthyCases: readonly CorpusCase[] = [
	...healthyBinary,
	...healthyMulticlass,
	...healthyRegressions,
	...healthyDialects,
	...healthyOddities,
];

export const troubledCases: readonly CorpusCase[] = [
	...groundTruthCases,
	...predictionCases,
	...keysCases,
	...payloadCases,
	...combinedCases,
	...furtherCases,
];
