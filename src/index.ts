export type {Mapping} from './mapping/mapping.js';
