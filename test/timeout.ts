import { expect, jest } from '@jest/globals';

// Real engines and real clients are programs that must start first, or packages that must be installed; anything else that takes so long hangs.
const programs = /\/test\/(engine|emulator|ops|packaging|unit\/api)\//.test(expect.getState().testPath ?? '');
jest.setTimeout((programs ? 300 : 30) * 1000);
