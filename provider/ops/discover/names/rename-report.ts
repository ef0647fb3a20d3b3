import { kinds } from '../../estate/thing.js';
import type { LanguageName } from '../program/languages.js';
import type { Report } from '../report.js';
import type { Called } from './renamed.js';

/** What has another name than before, as the report tells it. */
export const renamesOf = (called: readonly Called[]): Report['renamed'] =>
  called.flatMap(({ key, name, before }) => {
    const [kind] = kinds.filter((one) => key.startsWith(`${one} `));
    if (kind === undefined || before.length === 0) return [];
    return [{ kind, id: key.slice(kind.length + 1), from: [...before], to: name }];
  });

interface Circumstances {
  readonly isStackRead: boolean;
  readonly deployments: ReadonlyMap<LanguageName, readonly unknown[]>;
}

/** What there is to mind where a name has changed that a stack may have. */
export function renameWarnings(
  renamed: Report['renamed'],
  { isStackRead, deployments }: Circumstances,
): Report['warnings'] {
  if (renamed.length === 0) return [];
  const isLost = deployments.get('yaml')?.length === 0;
  return [
    ...(isStackRead
      ? []
      : [
          'What was imported under an old name is not to be imported again, or the next up deletes one of the two: name its stack with --stack, and import.json leaves it out. An alias keeps it as it is.',
        ]),
    ...(isLost
      ? [
          'An alias in YAML names its stack, and none is known: where the program was deployed, name it with --stack before the next up, which would replace what was renamed.',
        ]
      : []),
  ];
}
