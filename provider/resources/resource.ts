import { resourceOf } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';

/** Resources of CodeCatalyst: their lifecycles call its service. */
export const resource = resourceOf<ServiceContext>();
