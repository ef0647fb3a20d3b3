/** Who may reach the repositories of a project. Everybody may, unless it was said who: the API has no members. */
export class Members {
  readonly #aliases = new Map<string, ReadonlySet<string>>();

  /** Says who they are; with nobody named, it is everybody again. */
  set(spaceName: string, projectName: string, aliases: readonly string[] | undefined): void {
    const project = keyOf(spaceName, projectName);
    if (aliases) this.#aliases.set(project, new Set(aliases));
    else this.#aliases.delete(project);
  }

  /** Lets everybody reach everything again. */
  clear(): void {
    this.#aliases.clear();
  }

  include(alias: string, spaceName: string, projectName: string): boolean {
    return this.#aliases.get(keyOf(spaceName, projectName))?.has(alias) ?? true;
  }
}

const keyOf = (spaceName: string, projectName: string): string => JSON.stringify([spaceName, projectName]);
