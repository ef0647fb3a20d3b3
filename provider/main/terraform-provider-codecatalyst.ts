import { run } from '../terraform/index.js';
import { unfitNode } from './node-version.js';
import { provider } from './provider.js';

await run(provider, {
  environment: process.env,
  args: process.argv.slice(2),
  unfit: unfitNode('The CodeCatalyst provider', process.versions.node),
});
