/** The variables of a run whose program says `endpoint: local`: none that name another place. */
export const embedded = { AWS_ENDPOINT_URL_CODECATALYST: '', AWS_BEARER_TOKEN_CODECATALYST: '' };
