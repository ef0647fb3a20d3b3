import packageFacts from '../../package.json' with { type: 'json' };

/** The version of everything that is built here. */
export const { version } = packageFacts;
