import { Problem } from '../../model/index.js';
import type { Environment, ServiceSettings } from '../settings.js';

/** Who pushes. */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
  /** Where the two come from, for messages. */
  readonly sources: string;
}

const variables = { gitUsername: 'CODECATALYST_GIT_USERNAME', gitPassword: 'CODECATALYST_GIT_PASSWORD' } as const;
type Half = keyof typeof variables;

/** The login for Git, each half from the settings or else from the environment; undefined if neither is given. */
export function gitCredentialsOf(settings: ServiceSettings, environment: Environment): GitCredentials | undefined {
  const username = half('gitUsername', settings, environment);
  const password = half('gitPassword', settings, environment);
  if (!username && !password) return undefined;
  if (!username || !password) throw incomplete(username ?? password, username ? 'gitPassword' : 'gitUsername');
  return {
    username: username.value,
    password: password.value,
    sources: `${username.source} and ${password.source}`,
  };
}

interface Given {
  readonly value: string;
  readonly source: string;
}

/** One of the two, and where it comes from; what is set to nothing counts as not set. */
function half(name: Half, settings: ServiceSettings, environment: Environment): Given | undefined {
  const candidates = [
    { value: settings[name], source: `the setting ${name}` },
    { value: environment[variables[name]], source: `the environment variable ${variables[name]}` },
  ];
  return candidates.find((candidate): candidate is Given => (candidate.value ?? '') !== '');
}

const incomplete = (given: Given | undefined, missing: Half): Problem =>
  new Problem('configuration', `Of the login for Git, ${given?.source ?? ''} is there and ${missing} is missing.`, {
    path: missing,
    detail: `Set ${missing}, or the environment variable ${variables[missing]}, too; or neither, and nothing is done over Git.`,
  });
