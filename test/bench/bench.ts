// Measures speed and memory side by side in one run and prints them as ratios: `make bench`.
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideMoto } from './beside-moto.ts';
import { bundle } from './bundle.ts';
import { compareEstates } from './estates.ts';
import { productsIn } from './products.ts';
import { compareRpcs } from './rpcs.ts';
import { compareSizes } from './sizes.ts';
import { compareStarts } from './start.ts';
import { compareTerraformPlans } from './terraform-plans.ts';
import { compareTerraformStarts } from './terraform-start.ts';

const root = join(import.meta.dirname, '..', '..');
const products = productsIn(root);
await using folder = await mkdtempDisposable(join(tmpdir(), 'bench-'));
const inFolder = (name: string): string => join(folder.path, name);

await besideMoto(root);
await compareStarts(products, inFolder('starts'));
await bundle('null-provider.ts', inFolder('null'));
await compareRpcs(products, inFolder('null'));
await compareEstates(products, inFolder('null'), inFolder('estates'));
await compareSizes(products, inFolder('null'), inFolder('sizes'));
await compareTerraformStarts(products, inFolder('terraform-starts'));
await compareTerraformPlans(products, inFolder('terraform'));
