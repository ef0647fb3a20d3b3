import type { RequestOf } from '../../api/contract-types.js';
import { ListDevEnvironments } from '../../api/operations.js';
import { type ComparisonOperator, comparisons } from '../comparison.js';
import type { DevEnvironment } from '../dev-environments/dev-environments.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

type Filter = NonNullable<RequestOf<typeof ListDevEnvironments>['filters']>[number];

const keys = ['alias', 'creatorId', 'id', 'instanceType', 'projectName', 'status', 'vpcConnectionName'] as const;

const isOperator = (text: string): text is ComparisonOperator => Object.hasOwn(comparisons, text);

/** Turns a filter into a test of one environment; what cannot be honoured is refused, never passed over. */
function testOf({ key, values, comparisonOperator = 'EQ' }: Filter): (environment: DevEnvironment) => boolean {
  const member = keys.find((known) => known === key);
  if (!member) throw new ValidationException(`There is no filter ${key}; these are: ${keys.join(', ')}.`, 'filter');
  if (values.length === 0) throw new ValidationException(`The filter ${key} has no values.`, 'filter');
  if (!isOperator(comparisonOperator)) {
    const known = Object.keys(comparisons).join(', ');
    throw new ValidationException(`A filter does not compare by ${comparisonOperator}, but by: ${known}.`, 'filter');
  }
  const compare = comparisons[comparisonOperator];
  return ({ [member]: text }) => text !== undefined && values.some((value) => compare(text, value));
}

export const listDevEnvironments = operation(ListDevEnvironments, {
  basis: {
    'those of the caller alone': 'assumed',
    'those of the whole space when no project is named': 'assumed',
    'tells of DELETING and DELETED ones for a while': 'observed',
    'lists in the order of making': 'assumed',
    'filters go by alias, creatorId, id, instanceType, projectName, status and vpcConnectionName': 'assumed',
    'filters must all hold, each for one of its values, compared as those of ListProjects': 'assumed',
    'a filter that is not known answers 400 ValidationException': 'assumed: filter',
    'a space or project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { spaces, projects, devEnvironments, pager, caller }) {
    const { spaceName, projectName } = request;
    const tests = (request.filters ?? []).map(testOf);
    const parent = projectName === undefined ? spaces.require(spaceName) : projects.require(spaceName, projectName);
    return pager.page(
      ListDevEnvironments,
      request,
      (key) => devEnvironments.after(parent, key),
      (environment) => environment.creatorId === caller.id && tests.every((test) => test(environment)),
    );
  },
});
