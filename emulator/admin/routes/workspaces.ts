import { changedWorkspace, newWorkspace } from '../../workspaces/workspace-seed.js';
import { route, type Section } from '../route.js';

export const workspaces: Section = {
  title: 'WorkSpaces',
  about:
    'The emulator has no action that makes a WorkSpace: they are seeds (`--workspaces FILE`, a list of such bodies), or made here.',
  routes: [
    route('GET /workspaces', {
      summary: 'Tells of all WorkSpaces as they are now',
      answers: '`items`, in the order they were made',
      act: (controls) => ({ items: controls.workspaces.list() }),
    }),
    route('POST /workspaces', {
      summary: 'Makes a WorkSpace, unless there is one of that id; AVAILABLE when no state is given',
      body: newWorkspace,
      answers: 'the WorkSpace',
      act: (controls, { body }) => controls.workspaces.add(body),
    }),
    route('GET /workspaces/{id}', {
      summary: 'Tells of a WorkSpace as it is now',
      answers: 'its members',
      act: (controls, { labels: { id } }) => controls.workspaces.get(id),
    }),
    route('PATCH /workspaces/{id}', {
      summary: 'Changes a WorkSpace; members are set as a whole, and a state that is set lasts',
      body: changedWorkspace,
      act: (controls, { labels: { id }, body }) => {
        controls.workspaces.set(id, body);
      },
    }),
    route('DELETE /workspaces/{id}', {
      summary: 'Takes a WorkSpace away',
      act: (controls, { labels: { id } }) => {
        controls.workspaces.delete(id);
      },
    }),
  ],
};
