import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { calledBefore, declaredNow, refuseSwapped } from '../../../provider/ops/discover/names/renamed.js';
import { languages } from '../../../provider/ops/discover/program/languages.js';
import type { Program } from '../../../provider/ops/discover/program/program.js';
import { thrown } from '../thrown.js';

const before = new Map([
  ['repository acme/shop/web', ['web']],
  ['repository acme/shop/api', ['api', 'backend']],
]);
const none = new Map<string, string>();
const names = (web: string, api = 'api') =>
  new Map([
    ['repository acme/shop/web', web],
    ['repository acme/shop/api', api],
  ]);

describe('a rename', () => {
  it('is remembered until a stack tells that it goes by the new name', () => {
    const called = calledBefore(names('site'), before, none);
    expect(called.map((one) => one.before)).toEqual([['web'], ['backend']]);
    expect([...declaredNow(called).values()]).toEqual([
      ['site', 'web'],
      ['api', 'backend'],
    ]);

    const told = calledBefore(names('site'), before, new Map([['repository acme/shop/api', 'api']]));
    expect([...declaredNow(told).values()]).toEqual([['site', 'web'], ['api']]);
  });

  it('comes to nothing when it is taken back', () => {
    const there = declaredNow(calledBefore(names('site'), before, none));
    const [web] = calledBefore(names('web'), there, none);
    expect(web).toEqual({ key: 'repository acme/shop/web', name: 'web', before: ['site'] });
    expect(() => {
      refuseSwapped(calledBefore(names('web'), there, none), there, none);
    }).not.toThrow();
  });

  it('is refused where another thing had the name, which a stack would take for this one', () => {
    const swapped = calledBefore(names('api', 'web'), before, none);
    const refusal = thrown(() => {
      refuseSwapped(swapped, before, none);
    });
    expect(refusal).toMatchObject({
      kind: 'data-loss',
      summary:
        'Nothing was written, as repository acme/shop/web is to be called api, which repository acme/shop/api was called.',
    });
    // A name that the stack knows to be free by now may be given away.
    const moved = new Map([['repository acme/shop/api', 'api']]);
    const free = calledBefore(names('backend'), before, moved);
    expect(() => {
      refuseSwapped(free, before, moved);
    }).not.toThrow();
  });
});

const named = { type: 'Project', id: 'acme/x', inputs: [], isRecorded: false } as const;
const renamed: Program = {
  ...{ spaceName: 'acme', notice: [], constants: [] },
  sections: [
    {
      title: 'Shop',
      declarations: [
        { ...named, name: 'Journal', isProtected: true, formerNames: ['blog', 'news'] },
        { ...named, name: 'bench', isProtected: false, formerNames: ['desk'] },
      ],
    },
  ],
};

describe('what had another name before', () => {
  it('is the same to a stack by an alias in TypeScript', () => {
    const { 'index.ts': text } = languages.typescript.write(renamed, []).program;
    expect(text).toContain("  { protect: true, aliases: [{ name: 'blog' }, { name: 'news' }] },");
    expect(text).toContain("  { aliases: [{ name: 'desk' }] },");
  });

  it('is the same to each stack that is known by an alias in YAML, which names the stack', () => {
    const deployments = ['dev', 'prod'].map((stack) => ({ project: 'acme', stack }));
    const { 'Main.yaml': text = '' } = languages.yaml.write(renamed, deployments).program;
    const { resources } = parse(text) as { resources: Record<string, unknown> };
    expect(resources.Journal).toMatchObject({
      options: {
        protect: true,
        aliases: [
          'urn:pulumi:dev::acme::codecatalyst:index:Project::blog',
          'urn:pulumi:prod::acme::codecatalyst:index:Project::blog',
          'urn:pulumi:dev::acme::codecatalyst:index:Project::news',
          'urn:pulumi:prod::acme::codecatalyst:index:Project::news',
        ],
      },
    });
    expect(languages.yaml.write(renamed, []).program['Main.yaml']).not.toContain('aliases');
  });
});
