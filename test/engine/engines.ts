import { describe } from '@jest/globals';
import type { Engine } from './engine.js';
import { pulumi } from './pulumi/engine.js';
import { commandPath } from './terraform/command.js';
import { terraformEngine } from './terraform/engine.js';
import './to-be-answered.js';

/** Every fourth case, and others of each resource; all of them in the long search for faults. */
const sample: Engine['lives'] = (type, title) => process.env.TORTURE === '1' || sum(`${type} ${title}`) % 4 === 0;

const sum = (text: string): number => [...text].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);

/** All that programs are run by: another engine is another row. OpenTofu takes what Terraform takes, so it lives a sample. */
const engines: readonly Engine[] = [
  pulumi,
  terraformEngine('terraform', () => true),
  terraformEngine('tofu', commandPath('terraform') === undefined ? () => true : sample),
];

/** Describes something under each engine; what an engine that is missing would run is skipped, and counted. */
export function underEachEngine(title: string, body: (engine: Engine) => void): void {
  for (const engine of engines) {
    const group = engine.missing === undefined ? describe : describe.skip;
    group(`${title} under ${engine.name}`, () => {
      body(engine);
    });
  }
}
