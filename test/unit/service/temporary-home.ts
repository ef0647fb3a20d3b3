import { ssoHome, type SsoHome } from '../../sso-home.js';

/** Makes an SSO home the home of this process, with other variables of the environment as they are given. */
export async function temporaryHome(
  login?: object,
  variables: Readonly<Record<string, string>> = {},
): Promise<SsoHome> {
  const home = await ssoHome(login);
  // The SDK looks for the login of SSO in the home of the process, and nowhere else.
  const changed = { HOME: home.path, AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined, ...variables };
  const before = Object.fromEntries(Object.keys(changed).map((name) => [name, process.env[name]]));
  const put = (values: Readonly<Record<string, string | undefined>>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
  put(changed);
  return {
    ...home,
    async [Symbol.asyncDispose]() {
      put(before);
      await home[Symbol.asyncDispose]();
    },
  };
}
