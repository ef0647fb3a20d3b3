import { clearable, structure } from '../../documents/structure.js';
import { whole } from '../../documents/values.js';
import type { Quotas } from '../../quotas.js';
import { route, type Section } from '../route.js';

const quota = whole({ min: 0 });

const members = {
  accessTokensPerUser: clearable(quota, 'expired ones count'),
  devEnvironmentsPerUser: clearable(quota, 'in all spaces'),
} satisfies Readonly<Record<keyof Quotas, unknown>>;

export const quotas: Section = {
  title: 'Quotas',
  about: 'How much a user may have; null is without end. They are of one process, also where several share a folder.',
  routes: [
    route('GET /quotas', {
      summary: 'Tells the quotas',
      answers: 'each by its name',
      act: (controls) => controls.quotas.now,
    }),
    route('PATCH /quotas', {
      summary: 'Sets quotas; what is there already stays',
      body: structure(members),
      answers: 'each by its name',
      act: (controls, { body }) => {
        controls.quotas.set(body);
        return controls.quotas.now;
      },
    }),
  ],
};
