/** How to reach CodeCatalyst and as whom; what is left out is looked up in the environment at the first call. */
export interface ServiceSettings {
  /** A bearer token; wins over the environment and the profile. */
  readonly token?: string;
  /** The AWS profile whose SSO login is used. */
  readonly profile?: string;
  /** Another address than the service's own, such as an emulator's; `local` for one that starts by itself. */
  readonly endpoint?: string;
  /** The space that a local service begins with. */
  readonly spaceName?: string;
  /** The user name for Git, and the password: with both, what the API cannot do is done over Git. */
  readonly gitUsername?: string;
  readonly gitPassword?: string;
  /** How often a call is tried again when it was throttled, failed on the service's side or got no answer. */
  readonly maxRetries?: number;
}

/** The variables of the process, handed in so that tests can make up their own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How many times a call is tried again unless the settings say otherwise: about a minute of trying. */
export const defaultMaxRetries = 8;

/** Where the service itself answers. */
export const serviceEndpoint = 'https://codecatalyst.global.api.aws';
