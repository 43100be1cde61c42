/*
 * Keeps states that machines can be stored in, as files under test/workflows/golden: run it after adding a state. It
 * writes what is missing alone; a file that a changed machine breaks is a stored deal that the machine would break.
 */
import { writeMissing } from '../test/workflows/golden-states.ts';

console.log(`Written: ${writeMissing()} states that had no file.`);
