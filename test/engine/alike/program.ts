import type { Program as PulumiProgram } from '../pulumi/program.js';
import { inTerraform, type Program as TerraformProgram, snakeCase, typeNameOf } from '../terraform/program.js';

type Inputs = Readonly<Record<string, unknown>>;

/** A program for every engine: resources by name, and of others in it what Pulumi's YAML calls them: `${shop.name}`. */
export type Program = Readonly<Record<string, { readonly type: string; readonly inputs: Inputs }>>;

/** The program with another value for one input. */
export function changed(program: Program, name: string, input: string, value: unknown): Program {
  const { [name]: resource } = program;
  if (!resource) throw new Error(`The program has no ${name}.`);
  return { ...program, [name]: { ...resource, inputs: { ...resource.inputs, [input]: value } } };
}

export const forPulumi = (program: Program): PulumiProgram => ({
  resources: Object.fromEntries(
    Object.entries(program).map(([name, { type, inputs }]) => [
      name,
      { type: `codecatalyst:index:${type}`, properties: inputs },
    ]),
  ),
});

export function forTerraform(program: Program): TerraformProgram {
  const resource: Record<string, Record<string, Inputs>> = {};
  for (const [name, { type, inputs }] of Object.entries(program)) {
    const values = referring(inTerraform(inputs), program) as Inputs;
    resource[typeNameOf(type)] = { ...resource[typeNameOf(type)], [name]: values };
  }
  return { resource };
}

/** Values with what they say of other resources as Terraform says it; `inTerraform` took it for plain text. */
function referring(value: unknown, program: Program): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\$\{(\w+)\.(\w+)\}/g, (_, name: string, output: string) => {
      const address = [typeNameOf(program[name]?.type ?? ''), name, snakeCase(output)];
      return `\${${address.join('.')}}`;
    });
  }
  if (Array.isArray(value)) return value.map((item) => referring(item, program));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, referring(part, program)]));
}
