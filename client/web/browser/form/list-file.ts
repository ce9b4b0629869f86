/** A file of ids, as far as it is known without being read. */
export interface ListFile {
  name: string;
  size: number;
}

/** The kinds of files that are taken, for the browser's choice of files. */
export const acceptedFiles = '.txt,.csv,.ndjson,.jsonl,text/plain,text/csv,application/x-ndjson';

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
};

/** As what a file is handed in; of any other kind, the service looks at its first line. */
export function contentTypeOf({ name }: Pick<ListFile, 'name'>): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined) ?? 'text/plain';
}

/** How large a file is, in few letters. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
