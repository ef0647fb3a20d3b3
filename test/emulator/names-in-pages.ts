interface Page {
  readonly items?: readonly { readonly name?: string | undefined }[] | undefined;
}

/** The names that each page of a list holds. */
export async function namesInPages(pages: AsyncIterable<Page>): Promise<string[][]> {
  const names: string[][] = [];
  for await (const { items = [] } of pages) names.push(items.map(({ name = '' }) => name));
  return names;
}
