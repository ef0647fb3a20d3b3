import type { AnyDataSource, AnyResource, Provider } from '../model/index.js';

/** Where the provider is found in a registry; programs name it as `source = "codecatalyst-iac/codecatalyst"`. */
export const providerAddress = ({ name }: Pick<Provider, 'name'>): string =>
  `registry.terraform.io/codecatalyst-iac/${name}`;

/** `spaceName` as Terraform writes it: `space_name`. A lone capital is no word: `sizeInGiB` is `size_in_gib`. */
export const snakeCase = (name: string): string =>
  name
    .replace(/(?<=[a-z0-9])(?=[A-Z][a-z])/g, '_')
    .replace(/(?<=[a-z0-9])(?=[A-Z]{2})/g, '_')
    .toLowerCase();

/** `codecatalyst_source_repository` */
export const typeName = (
  { name }: Pick<Provider, 'name'>,
  { type }: Pick<AnyResource | AnyDataSource, 'type'>,
): string => `${name}_${snakeCase(type)}`;

/** `space_name` as the model writes it. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
