import { CreateProject } from '../../api/operations.js';
import { operation } from '../operation.js';
import { projectName } from '../project-name.js';

export const createProject = operation(CreateProject, {
  basis: {
    'the service gives the name': 'documented',
    'the name is the display name with a hyphen for each blank, unless the emulator is told otherwise':
      'assumed: blankInProjectName',
    'a taken name answers 409 ConflictException': 'assumed: takenName',
    'the text of that conflict': 'assumed',
    'an empty description is no description': 'assumed',
    'the name of a deleted project is free again': 'assumed',
  },

  handle({ spaceName, displayName, description }, { spaces, projects, assumptions, write }) {
    const name = projectName(displayName, assumptions);
    return write(() =>
      projects.create(spaces.require(spaceName), { name, displayName, ...(description && { description }) }),
    );
  },
});
