import { expect, jest } from '@jest/globals';

// Real engines and real clients are programs that must start first; anything else that takes so long hangs.
const programs = /\/test\/(engine|emulator|ops|packaging)\//.test(expect.getState().testPath ?? '');
jest.setTimeout((programs ? 300 : 30) * 1000);
