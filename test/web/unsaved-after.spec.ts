import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../../src/web/api/problem.ts';
import { unsavedAfter } from '../../src/web/editor/use-autosave.ts';

const refused = (status: number, code: string) => new ProblemError({ status, code, detail: 'No.' });

describe('what is written and was refused', () => {
  it('waits for a decision of its writer when somebody else changed or removed it meanwhile', () => {
    expect(unsavedAfter(refused(412, 'stale'))).toEqual({ kind: 'conflict' });
    expect(unsavedAfter(refused(404, 'not-found'))).toEqual({ kind: 'conflict' });
  });

  it('has failed, and says why, when it is refused for what it is', () => {
    const problem = refused(422, 'invalid');
    expect(unsavedAfter(problem)).toEqual({ kind: 'failed', problem });
  });
});
