import type { Program } from './program.js';

/** Where the shop is: a space with nothing in it. */
export const world = { spaces: ['acme'] };

/** A project, a repository in it and a branch of that. */
export const shop: Program = {
  resource: {
    codecatalyst_project: { shop: { space_name: 'acme', display_name: 'Web shop', description: 'All of the shop' } },
    codecatalyst_source_repository: {
      web: { space_name: 'acme', project_name: '${codecatalyst_project.shop.name}', name: 'web' },
    },
    codecatalyst_branch: {
      release: {
        space_name: 'acme',
        project_name: '${codecatalyst_project.shop.name}',
        source_repository_name: '${codecatalyst_source_repository.web.name}',
        name: 'release',
      },
    },
  },
};

/** The project alone. */
export const project = (members: Readonly<Record<string, unknown>> = {}): Program => ({
  resource: { codecatalyst_project: { shop: { space_name: 'acme', display_name: 'Web shop', ...members } } },
});
