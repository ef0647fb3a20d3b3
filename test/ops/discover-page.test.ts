import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Inventory, InventoryItem } from '../../provider/ops/discover/inventory/inventory.js';
import { page } from '../../provider/ops/discover/picture/page.js';
import { openBrowser } from './report-checkers.js';

const nasty = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)> & "q"';
const inShop = { project: 'shop', parent: 'acme/shop', standing: 'declared', properties: {} } as const;
const item = (parts: Pick<InventoryItem, 'kind' | 'id' | 'name'> & Partial<InventoryItem>): InventoryItem => ({
  ...inShop,
  ...parts,
});

/** Two projects, something in none, and texts that try to be more than text. */
const inventory: Inventory = {
  version: 1,
  space: 'acme',
  items: [
    item({ kind: 'project', id: 'acme/shop', name: 'Web shop', logicalName: 'shop' }),
    item({ kind: 'project', id: 'acme/blog', name: 'Blog', project: 'blog', standing: 'managed', why: 'in dev' }),
    item({
      ...{ kind: 'repository', id: 'acme/shop/api', name: 'api', logicalName: 'api' },
      properties: { description: nasty, lastUpdatedTime: '2026-11-20T10:00:00Z' },
    }),
    item({ kind: 'repository', id: 'acme/blog/web', name: 'web', project: 'blog', parent: 'acme/blog' }),
    item({ kind: 'branch', id: 'acme/shop/api/main', name: 'main', parent: 'acme/shop/api', standing: 'listed' }),
    item({ kind: 'branch', id: 'acme/shop/api/release/1.0', name: 'release/1.0', parent: 'acme/shop/api' }),
    item({
      ...{ kind: 'environment', id: 'acme/shop/0d9b3f1a', name: 'bench', standing: 'skipped' },
      ...{ why: 'it is FAILED and can never be started', properties: { status: 'FAILED' } },
    }),
    {
      ...{ kind: 'token', id: 't-1', name: nasty, standing: 'declared', logicalName: 'ci', properties: {} },
    },
  ],
  unread: [{ what: 'the workflows of acme/blog', why: nasty }],
};

describe('the page of the estate, in a real browser', () => {
  it('shows everything, runs nothing of theirs, asks for nothing, and finds what is looked for', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'estate-'));
    const file = join(folder.path, 'estate.html');
    await writeFile(file, page(inventory));
    await using browser = await openBrowser();
    const tab = await browser.newPage();
    const trouble: unknown[] = [];
    const requests: string[] = [];
    tab.on('request', (request) => requests.push(request.url()));
    tab.on('pageerror', (error) => trouble.push(error));
    tab.on('console', (message) => trouble.push(message));
    const url = pathToFileURL(file).href;
    await tab.setViewport({ width: 1200, height: 900 });
    await tab.goto(url);
    const shown = () =>
      tab.evaluate<string[]>(
        `[...document.querySelectorAll('[data-id]')].filter((one) => one.checkVisibility()).map((one) => one.dataset.id)`,
      );

    expect(await tab.evaluate('document.title')).toBe('acme in CodeCatalyst');
    expect(await tab.evaluate(`document.querySelectorAll('img').length`)).toBe(0);
    const everything = ['acme/blog', 'acme/blog/web', 'acme/shop', 'acme/shop/api', 'acme/shop/0d9b3f1a', 't-1'];
    expect(await shown()).toEqual(everything);
    const text = await tab.evaluate<string>('document.body.textContent');
    for (const word of ['Web shop', 'release/1.0', nasty, 'FAILED', 'in dev', 'the workflows of acme/blog']) {
      expect(text).toContain(word);
    }

    await tab.click('summary');
    expect(await tab.evaluate(`document.querySelector('.branch').checkVisibility()`)).toBe(true);
    // Whoever looks for a branch sees its repository.
    await tab.type('#find', 'RELEASE/1');
    expect(await shown()).toEqual(['acme/shop/api']);
    expect(requests.filter((one) => one !== url)).toEqual([]);
    expect(trouble).toEqual([]);

    const background = () => tab.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await background()).not.toBe(light);
    await tab.setViewport({ width: 360, height: 800 });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
