import { type Section, route } from '../route.js';
import { withoutKey } from '../without-key.js';

export const requests: Section = {
  title: 'Requests and event logs',
  about: 'What clients asked of the services, in the order of arrival. Requests to this surface are not among them.',
  routes: [
    route('GET /requests', {
      summary: 'Tells of the latest requests, at most 10,000, and how many came in all',
      answers:
        '`total`, and `requests`, each with its operation, method, path, members, user, attempt, status, requestId and reason',
      act: (controls) => ({ total: controls.countRequests(), requests: controls.requests }),
    }),
    route('DELETE /requests', {
      summary: 'Forgets them, and counts anew',
      act: (controls) => {
        controls.clearRequests();
      },
    }),
    route('GET /spaces/{space}/events', {
      summary: 'Tells what was logged of a space in the last 30 days, of one that is deleted too',
      answers: '`items`, the latest first, each with its request and its response as JSON text',
      act: (controls, { labels: { space } }) => ({ items: controls.getEvents(space).map(withoutKey) }),
    }),
  ],
};
