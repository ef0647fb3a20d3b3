/** How the shells set and unset a variable of the environment; the value is quoted, whatever it holds. */
interface Shell {
  set(name: string, value: string): string;
  unset(name: string): string;
  /** The line that runs what another command prints. */
  evaluate(command: string): string;
}

const posix: Shell = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`,
  unset: (name) => `unset ${name}`,
  evaluate: (command) => `eval "$(${command})"`,
};

/** The shells that are known by name. */
export const shells = {
  bash: posix,
  zsh: posix,
  sh: posix,
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll(/['\\]/g, String.raw`\$&`)}'`,
    unset: (name) => `set -e ${name}`,
    evaluate: (command) => `${command} | source`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = '${value.replaceAll("'", "''")}'`,
    unset: (name) => `Remove-Item Env:\\${name} -ErrorAction SilentlyContinue`,
    evaluate: (command) => `& ${command} | Out-String | Invoke-Expression`,
  },
} satisfies Readonly<Record<string, Shell>>;

export type ShellName = keyof typeof shells;

/** The shell that the user is in, as far as the environment tells: what is not known is taken for a POSIX shell. */
export function presentShell({ SHELL = '' }: NodeJS.ProcessEnv, platform: NodeJS.Platform): ShellName {
  if (platform === 'win32') return 'powershell';
  return SHELL.endsWith('/fish') ? 'fish' : 'bash';
}
