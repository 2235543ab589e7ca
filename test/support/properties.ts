import fc from 'fast-check';

/**
 * The same commit gives the same answer: properties run with one seed. New seeds, and more runs, are for the hunt for
 * mistakes: `PROPERTY_SEED=random npx vitest run --project unit`.
 */
const seed = process.env['PROPERTY_SEED'];
if (seed !== 'random') fc.configureGlobal({seed: seed === undefined ? 1 : Number(seed)});
