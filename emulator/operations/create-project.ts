import { CreateProject } from '../../api/operations.js';
import { operation } from '../operation.js';

export const createProject = operation(CreateProject, {
  basis: {
    'the service gives the name': 'documented',
    'the name is the display name with a hyphen for each blank': 'assumed',
    'a taken name answers 409 ConflictException': 'assumed',
    'the text of that conflict': 'assumed',
    'an empty description is no description': 'assumed',
    'the name of a deleted project is free again': 'assumed',
  },

  handle({ spaceName, displayName, description }, { spaces, projects, write }) {
    const name = displayName.replaceAll(' ', '-');
    return write(() =>
      projects.create(spaces.require(spaceName), { name, displayName, ...(description && { description }) }),
    );
  },
});
