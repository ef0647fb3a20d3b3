import { fileURLToPath } from 'node:url';

/** The provider that ships, as `make build` leaves it. */
export const provider = fileURLToPath(
  new URL('../../../dist/terraform/terraform-provider-codecatalyst', import.meta.url),
);
