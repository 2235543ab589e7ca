#!/usr/bin/env node
import './command-line/thread-ahead.js';
import {run} from './command-line/run.js';

// Not process.exit(): standard output may be a pipe that has not taken everything yet.
process.exitCode = await run(process.argv.slice(2));
