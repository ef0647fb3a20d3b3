import type { Rpc } from './answer.js';
import { identityAttributes, upgradedIdentity } from './identity.js';
import type { Answer, Empty, Identity, RawState } from './wire/messages.js';

interface GetResourceIdentitySchemasAnswer extends Answer {
  readonly identity_schemas: Readonly<Record<string, object>>;
}
interface UpgradeResourceIdentityAsked {
  readonly type_name: string;
  readonly version: number;
  readonly raw_identity: RawState;
}
interface UpgradeResourceIdentityAnswer extends Answer {
  readonly upgraded_identity: Identity;
}

export const getResourceIdentitySchemas: Rpc<Empty, GetResourceIdentitySchemasAnswer> = (_request, { plugin }) => ({
  identity_schemas: Object.fromEntries(
    [...plugin.schema.resources].map(([name, { definition }]) => [
      name,
      {
        version: 0,
        identity_attributes: Object.entries(identityAttributes(definition)).map(([part, { description }]) => ({
          name: part,
          type: Buffer.from('"string"'),
          required_for_import: true,
          description,
        })),
      },
    ]),
  ),
});

export const upgradeResourceIdentity: Rpc<UpgradeResourceIdentityAsked, UpgradeResourceIdentityAnswer> = (
  request,
  { plugin },
) => ({
  upgraded_identity: upgradedIdentity(plugin.resource(request.type_name).definition, request.raw_identity.json),
});
