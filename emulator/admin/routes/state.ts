import { dumpShape } from '../../state/dump.js';
import { route, type Section } from '../route.js';

export const state: Section = {
  title: 'State',
  about:
    'All that is stored as one document, to be kept in a file and loaded again. Its `tables` hold rows as they are stored, ' +
    'with columns that are named like the members of the API. Tokens and keys are not in it: they stay with their folder. ' +
    'Its `repositories` hold what is in Git, up to 128 MiB; where there is more, the data folder itself is to be copied.',
  routes: [
    route('GET /state', {
      summary: 'Dumps the state',
      answers: 'the document',
      act: (controls) => controls.state.dump(),
    }),
    route('PUT /state', {
      summary: 'Puts a dump in the place of all that is there, or refuses it and changes nothing',
      body: dumpShape,
      act: (controls, { body }) => {
        controls.state.load(body);
      },
    }),
    route('POST /reset', {
      summary:
        'Goes back to the start: the seeds alone, the time that it is, the first faults and quotas, no expired login, no requests',
      act: (controls) => {
        controls.state.reset();
      },
    }),
  ],
};
