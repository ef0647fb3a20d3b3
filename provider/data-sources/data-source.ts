import { dataSourceOf } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';

/** Data sources of CodeCatalyst: they call its service. */
export const dataSource = dataSourceOf<ServiceContext>();
