import { CreateSourceRepository } from '../../api/operations.js';
import { operation } from '../operation.js';

export const createSourceRepository = operation(CreateSourceRepository, {
  basis: {
    'born with one empty commit on main': 'documented',
    'a taken name answers 409 ConflictException': 'assumed: takenName',
    'the text of that conflict': 'assumed',
    'a linked repository takes its name too': 'assumed',
    'the author and the message of the first commit': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, projectName, name, description }, { projects, repositories, clock, write }) {
    const createdTime = clock.now().toISOString();
    return write(() =>
      repositories.create(projects.require(spaceName, projectName), { name, description, createdTime }),
    );
  },
});
