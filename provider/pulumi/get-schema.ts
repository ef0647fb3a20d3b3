import type { Rpc } from './answer.js';
import { proto } from './proto.js';

export const getSchema: Rpc<proto.GetSchemaRequest, proto.GetSchemaResponse> = async (_request, { plugin }) => {
  const response = new proto.GetSchemaResponse();
  response.setSchema(await plugin.loadSchema());
  return response;
};
