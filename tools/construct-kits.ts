/** A kit that programs of constructs are written with, and what writes the constructs of a provider for it. */
interface Kit {
  readonly name: 'cdktf' | 'cdktn';
  /** The module of its generator that needs no Terraform: what its package exports asks for one, or for jsii. */
  readonly generator: string;
}

export const kits: readonly Kit[] = [
  { name: 'cdktf', generator: '@cdktf/provider-generator/lib/get/generator/provider-generator' },
  { name: 'cdktn', generator: '@cdktn/provider-generator/build/get/generator/provider-generator' },
];

/** What generators write code by; each goes with the one that is found from where it stands. */
export const codeMaker = 'codemaker';

/** What the constructs for a kit are called as a package. */
export const packageOf = ({ name }: Kit): string => `${name}-provider-codecatalyst`;
