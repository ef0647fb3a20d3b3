/** What a Git server offers beyond the least. Nobody has seen what CodeCatalyst's does, so an emulator can be either. */
export interface GitProfile {
  /** Clones that leave out blobs or trees. */
  readonly filter: boolean;
  /** Deltas that name their base by its offset in the pack. */
  readonly ofsDelta: boolean;
  /** Which branch HEAD stands for; a client that is not told guesses by the commit. */
  readonly headSymref: boolean;
}

/** `full` is what a Git of today offers; `plain` is what CodeCommit was seen to offer in 2018. */
const profiles = {
  full: { filter: true, ofsDelta: true, headSymref: true },
  plain: { filter: false, ofsDelta: false, headSymref: false },
} as const satisfies Readonly<Record<string, GitProfile>>;

export type GitProfileName = keyof typeof profiles;

/** The names of the profiles, for whoever lets people choose. */
export const gitProfileNames = Object.keys(profiles) as readonly GitProfileName[];

/** A profile by its name, or the one where only what is named differs from `full`. */
export function readGitProfile(option: GitProfileName | Partial<GitProfile> = 'full'): GitProfile {
  if (typeof option !== 'string') return { ...profiles.full, ...option };
  if (Object.hasOwn(profiles, option)) return profiles[option];
  throw new TypeError(`There is no Git profile ${option}; these are: ${gitProfileNames.join(', ')}.`);
}

/** Version 2 of the protocol tells symrefs and takes offsets by itself, so it is spoken only where both are offered. */
export const speaksVersion2 = ({ ofsDelta, headSymref }: GitProfile): boolean => ofsDelta && headSymref;

/** What the profile asks of Git's configuration. */
export function configOf({ filter, ofsDelta }: GitProfile): Readonly<Record<string, string>> {
  return {
    'uploadpack.allowFilter': String(filter),
    // A clone without blobs asks for them one by one later on.
    'uploadpack.allowAnySHA1InWant': String(filter),
    'uploadpack.allowTipSHA1InWant': 'true',
    'uploadpack.allowReachableSHA1InWant': 'true',
    'repack.useDeltaBaseOffset': String(ofsDelta),
  };
}

/** Whether the profile keeps a capability back that Git would advertise whatever its configuration. */
export function withholds({ ofsDelta, headSymref }: GitProfile, capability: string): boolean {
  return (!ofsDelta && capability === 'ofs-delta') || (!headSymref && capability.startsWith('symref='));
}
