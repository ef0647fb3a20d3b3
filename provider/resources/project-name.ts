import { CreateSourceRepository } from '../../api/operations.js';
import { input } from '../model/index.js';

/** The project of everything that lives in one. */
export const inProject = (description: string) =>
  input(CreateSourceRepository.request.projectName, 'replace', description, {
    allowed: "it is the project's name, as `project.name` has it, and neither its display name nor its id",
  });
