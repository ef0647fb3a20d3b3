// What a data source's file must not get past the compiler with. Nothing here runs.
import { GetSpace } from '../../api/operations.js';
import { told } from '../../provider/data-sources/data-source.js';
import { dataSourceOf, input, output } from '../../provider/model/index.js';
import type { ServiceContext } from '../../provider/service/connection.js';

const dataSource = dataSourceOf<ServiceContext>();
const { name, description, regionName } = GetSpace.response;
const shape = {
  description: 'A space.',
  inputs: { name: input(GetSpace.request.name, 'never', 'Its name.') },
  outputs: { name: output(name, 'Its name.'), description: output(description, 'What it is for.') },
};

dataSource('Space', { ...shape, read: ({ name }, { call }) => call(GetSpace, { name }) });
dataSource('SpaceInFull', {
  ...shape,
  outputs: { ...shape.outputs, regionName: output(regionName, 'Where it is.') },
  // @ts-expect-error -- the region is forgotten
  read: ({ name }) => Promise.resolve({ name }),
});
// @ts-expect-error -- what does not exist is a problem, never an empty answer
dataSource('NoSpace', { ...shape, read: () => Promise.resolve(undefined) });
// @ts-expect-error -- it has no input of that name
dataSource('NamedSpace', { ...shape, read: ({ label }) => Promise.resolve({ name: String(label) }) });
dataSource('SpaceByEither', {
  ...shape,
  // @ts-expect-error -- it has no input of that name
  oneOf: ['name', 'label'],
  read: ({ name }, { call }) => call(GetSpace, { name }),
});

const outputs = told(GetSpace.response, { name: 'Its name.', regionName: 'Where it is.' });
dataSource('ToldSpace', { ...shape, outputs, read: ({ name }, { call }) => call(GetSpace, { name }) });
// @ts-expect-error -- the region is forgotten
dataSource('SpaceHalfTold', { ...shape, outputs, read: ({ name }) => Promise.resolve({ name }) });
