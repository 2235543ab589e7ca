import {availableParallelism} from 'node:os';
import {startThreadAhead} from '../sources/part-thread.js';
import {isLargeCheck} from './large-check.js';

/**
 * Imported for its effect, before the rest of the program: while that is set up and the command line is understood, which
 * takes 100 ms, a thread gets ready on another processor.
 */
if (availableParallelism() > 1 && isLargeCheck(process.argv.slice(2))) startThreadAhead({givesWay: false});
