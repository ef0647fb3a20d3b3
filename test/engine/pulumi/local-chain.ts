import { type Program, projectOf, repositoryOf } from './program.js';

/** A project with so many repositories on a local service, made one after the other; the one that is named is imported. */
export function chain(size: number, existing?: string): Program {
  const repositories = Array.from({ length: size }, (_, index) => {
    const name = `service-${String(index + 1)}`;
    const options = {
      ...(index > 0 && { dependsOn: [`\${service-${String(index)}}`] }),
      ...(name === existing && { import: `acme/Team-dev/${name}` }),
    };
    return [name, { ...repositoryOf({ projectName: '${team.name}', name }), options }] as const;
  });
  return {
    config: { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' },
    resources: { team: projectOf('Team-${pulumi.stack}'), ...Object.fromEntries(repositories) },
  };
}
