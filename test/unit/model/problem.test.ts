import { describe, expect, it } from '@jest/globals';
import { HalfMade } from '../../../provider/model/half-made.js';
import { Problem } from '../../../provider/model/problem.js';

const trace = { operation: 'GetShelf', code: 'AccessDeniedException', status: 403, requestId: 'r-1' };

describe('a problem', () => {
  it('says what, where it comes from and what to do, in this order', () => {
    const problem = new Problem('forbidden', 'The service refused', { detail: 'Ask for access.', trace });

    expect(problem.message).toBe(
      'The service refused (GetShelf: AccessDeniedException, request id r-1). Ask for access.',
    );
  });

  it('needs no more than a summary', () => {
    expect(new Problem('cancelled', 'It was cancelled.').message).toBe('It was cancelled.');
  });

  it('does without a request id where the service gave none', () => {
    const problem = new Problem('service', 'It failed', { trace: { operation: 'GetShelf', code: 'HTTP 502' } });

    expect(problem.message).toBe('It failed (GetShelf: HTTP 502).');
  });

  it('takes more advice and stays what it is', () => {
    const cause = new Error('wire');
    const problem = new Problem('conflict', 'Taken.', { detail: 'Choose another.', path: 'label', trace, cause });

    const advised = problem.advise('Or import it.');

    expect(advised).toMatchObject({ kind: 'conflict', summary: 'Taken.', path: 'label', trace, cause });
    expect(advised.detail).toBe('Choose another. Or import it.');
    expect(advised.message).toBe(
      'Taken (GetShelf: AccessDeniedException, request id r-1). Choose another. Or import it.',
    );
  });

  it('takes advice when it had none', () => {
    expect(new Problem('conflict', 'Taken.').advise('Import it.').detail).toBe('Import it.');
  });
});

describe('what is half made', () => {
  const known = { id: 'hall/a', state: { room: 'hall' }, inputs: { room: 'hall' } };

  it('says what its cause says', () => {
    const half = new HalfMade({ ...known, cause: new Problem('timed-out', 'It took too long.') });

    expect(half.message).toBe('It took too long.');
    expect(half).toMatchObject(known);
  });

  it('gives nothing away of a cause that is a defect', () => {
    const half = new HalfMade({ ...known, cause: new TypeError('x is not a function') });

    expect(half.message).toBe('A defect of the provider came in between.');
    expect(half.cause).toBeInstanceOf(TypeError);
  });
});
