import type { ItemOf, RequestOf } from '../../api/contract-types.js';
import { ListProjects } from '../../api/operations.js';
import { comparisons } from '../comparison.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

type Filter = NonNullable<RequestOf<typeof ListProjects>['filters']>[number];
type Project = ItemOf<typeof ListProjects>;

/** Turns a filter into a test of one project; what cannot be honoured is refused, never passed over. */
function testOf({ key, values, comparisonOperator = 'EQ' }: Filter): (project: Project) => boolean {
  if (values.length === 0) throw new ValidationException(`The filter ${key} has no values.`, 'filter');
  if (key === 'name') return ({ name }) => values.some((value) => comparisons[comparisonOperator](name, value));
  if (comparisonOperator !== 'EQ' || values.some((value) => value !== 'true' && value !== 'false')) {
    throw new ValidationException('The filter hasAccessTo takes true or false, compared by EQ.', 'filter');
  }
  // Every user has access to every project here.
  return () => values.includes('true');
}

export const listProjects = operation(ListProjects, {
  basis: {
    'lists in the order of making': 'assumed',
    'filters must all hold, each for one of its values': 'assumed',
    'a filter compares by EQ unless told otherwise': 'assumed',
    'names compare by code unit, case included': 'assumed',
    'hasAccessTo false lists what the user has no access to, which is nothing': 'assumed',
    'a filter without values answers 400 ValidationException': 'assumed: filter',
    'a space that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { spaces, projects, pager }) {
    const tests = (request.filters ?? []).map(testOf);
    const space = spaces.require(request.spaceName);
    return pager.page(
      ListProjects,
      request,
      (key) => projects.after(space, key),
      (project) => tests.every((test) => test(project)),
    );
  },
});
