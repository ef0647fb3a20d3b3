import { program } from '../cli/parse.js';

/** What `complete` writes where the shell is to offer files. */
export const filesMark = ':files';

// Bash takes = and : for ends of words, so these are put together again; it replaces what stands behind the last of them alone.
const bash = `_codecatalyst_iac() {
  local word joined= cut typed
  local -a words=()
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ ( $word == [=:] || $joined == *[=:] ) && \${#words[@]} -gt 0 ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    joined=$word
  done
  typed=\${words[\${#words[@]}-1]}
  cut=\${typed%"\${typed##*[=:]}"}
  while IFS= read -r word; do
    if [[ $word == ${filesMark} ]]; then
      compopt -o filenames
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "\${typed#"$cut"}")
    else
      COMPREPLY+=("\${word#"$cut"}")
    fi
  done < <(${program} complete -- "\${words[@]}" 2>/dev/null)
}
complete -F _codecatalyst_iac ${program}
`;

const zsh = `#compdef ${program}
_codecatalyst_iac() {
  local word files=
  local -a found
  for word in "\${(@f)$(${program} complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $word == ${filesMark} ]]; then
      files=1
    elif [[ -n $word ]]; then
      found+=("$word")
    fi
  done
  compadd -a found
  if [[ -n $files ]]; then
    # A file behind a sign, as in --report html=FILE.
    compset -P '*[=:]'
    _files
  fi
}
compdef _codecatalyst_iac ${program}
`;

/** What a shell runs to complete the command's words: it asks the command itself, so it is never behind. */
export const scripts = { bash, zsh } as const;
export type Shell = keyof typeof scripts;
