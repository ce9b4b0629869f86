import { stripTypeScriptTypes } from 'node:module';

/** What the page takes from packages, by the name it is imported under: the file that is served for it. */
export const vendorFiles = {
  preact: 'vendor/preact.js',
  'preact/hooks': 'vendor/preact-hooks.js',
  htm: 'vendor/htm.js',
  'htm/preact': 'vendor/htm-preact.js',
} as const;

const packageImport = /\bfrom\s*(?<quote>['"])(?<name>[a-z@][\w@/-]*)\k<quote>/g;

/** Comments that have their lines to themselves: those beside code could as well be a part of a text. */
const wholeLineComments = /^[ \t]*(?:\/\/.*|\/\*\*[^]*?\*\/[ \t]*)$/gm;

/**
 * A module as browsers read it: its types become blanks and its comments empty lines, so that every line stays where it
 * was, and what it imports from packages is found beside it.
 * @param path below the root of the assets
 * @throws Error where it imports a package that the page does not bring
 */
export function browserModule(path: string, source: string): string {
  const script = path.endsWith('.ts') ? onlyCode(stripTypeScriptTypes(source)) : source;
  const root = '../'.repeat(path.split('/').length - 1);
  return script
    .replaceAll(
      packageImport,
      (_text, quote: string, name: string) => `from ${quote}${root}${servedAs(path, name)}${quote}`,
    )
    .replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '\n');
}

/** A sixth of what a module weighs is for people, who read it in the repository. */
function onlyCode(script: string): string {
  return script
    .replaceAll(wholeLineComments, (comment) => comment.replaceAll(/[^\n]+/g, ''))
    .replaceAll(/[ \t]+$/gm, '');
}

function servedAs(path: string, name: string): string {
  for (const [known, file] of Object.entries(vendorFiles)) if (known === name) return file;
  throw new Error(`${path} imports ${name}, which the page does not bring.`);
}
