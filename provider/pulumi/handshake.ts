import type { Rpc } from './answer.js';
import { proto } from './proto.js';

/** The engine introduces itself; it then ignores what Configure answers about these abilities. */
export const handshake: Rpc<proto.ProviderHandshakeRequest, proto.ProviderHandshakeResponse> = (
  request,
  { plugin },
) => {
  plugin.attach(request.getEngineAddress());

  const response = new proto.ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(false);
  response.setAcceptOutputs(false);
  response.setSupportsAutonamingConfiguration(true);
  response.setAcceptsByteString(false);
  return response;
};
