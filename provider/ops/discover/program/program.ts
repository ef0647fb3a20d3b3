/** A value of a program, in no language. */
export type Expression =
  | { readonly is: 'value'; readonly value: string | number | boolean }
  | { readonly is: 'constant'; readonly name: string }
  | { readonly is: 'property'; readonly of: string; readonly property: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'map'; readonly members: readonly Member[] };
export type Member = readonly [name: string, value: Expression];

/** A text that stands in a program once, under a name. */
export interface Constant {
  readonly name: string;
  readonly value: string;
  readonly remark: string;
}

/** A resource that a program declares; others refer to it by its name. */
export interface Declaration {
  /** Unique in the program, whatever the type. */
  readonly name: string;
  /** `SourceRepository`. */
  readonly type: string;
  readonly id: string;
  readonly inputs: readonly Member[];
  readonly isProtected: boolean;
  /** Whether a stack has it on record already, so that it is not to be imported. */
  readonly isRecorded: boolean;
  /** What it was called before: a stack may have it under one of these. */
  readonly formerNames: readonly string[];
  /** What a reader is to know of it, in a sentence. */
  readonly remark?: string;
}

/** Resources that belong together. */
interface Section {
  readonly title: string;
  readonly declarations: readonly Declaration[];
}

/** A program, in no language: what is referred to stands before what refers to it. */
export interface Program {
  readonly spaceName: string;
  /** What stands at its head. */
  readonly notice: readonly string[];
  readonly constants: readonly Constant[];
  readonly sections: readonly Section[];
}

/** The files of a program in a language, by their paths. */
interface Written {
  /** What is written anew each time. */
  readonly program: Readonly<Record<string, string>>;
  /** What is written once, for the user to go on with. */
  readonly scaffold: Readonly<Record<string, string>>;
}

/** A stack that a program may have been deployed to. */
export interface Deployment {
  readonly project: string;
  readonly stack: string;
}

/** A language that programs are written in. */
export interface Language {
  readonly title: string;
  /** What runs programs in it. */
  readonly engine: 'pulumi' | 'terraform';
  /** The packages that a program cannot run without, by their folders in node_modules. */
  readonly packages: readonly string[];
  /** What makes its packages be there, in the folder of the program; nothing if it needs none. */
  readonly install?: string;
  /** `deployments` matter to a language whose aliases name the stack. */
  readonly write: (program: Program, deployments: readonly Deployment[]) => Written;
}

export const declarationsOf = ({ sections }: Program): readonly Declaration[] =>
  sections.flatMap(({ declarations }) => declarations);
