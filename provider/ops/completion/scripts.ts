import { program } from '../cli/parse.js';

/** What `complete` writes where the shell is to offer files. */
export const filesMark = ':files';

const bash = `_codecatalyst_iac() {
  local typed="\${COMP_WORDS[COMP_CWORD]}" word
  COMPREPLY=()
  while IFS= read -r word; do
    if [[ $word == ${filesMark} ]]; then
      compopt -o filenames
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$typed")
    else
      COMPREPLY+=("$word")
    fi
  done < <(${program} complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _codecatalyst_iac ${program}
`;

const zsh = `#compdef ${program}
_codecatalyst_iac() {
  local word
  local -a found
  for word in "\${(@f)$(${program} complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $word == ${filesMark} ]]; then
      _files
    elif [[ -n $word ]]; then
      found+=("$word")
    fi
  done
  compadd -a found
}
compdef _codecatalyst_iac ${program}
`;

/** What a shell runs to complete the command's words: it asks the command itself, so it is never behind. */
export const scripts = { bash, zsh } as const;
export type Shell = keyof typeof scripts;
