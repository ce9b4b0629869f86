import { describe, expect, test } from '@jest/globals';
import { browserModule } from './browser-module.ts';

describe('a module for browsers', () => {
  test('has no types, and every line where it was', () => {
    const source = `import type { A } from './a.ts';\nexport const one: number = 1;\n`;
    const module = browserModule('browser/one.ts', source);
    expect(module).not.toMatch(/import|number/);
    expect(module.split('\n')[1]?.trimEnd()).toMatch(/^export const one\s+= 1;$/);
  });

  test('has no comments, and every line where it was', () => {
    const source =
      "/** One. */\n/**\n * Two,\n * three.\n */\nexport const a = 'b'; // beside\n  // Alone.\nexport const c = 'http://d';\n";
    expect(browserModule('browser/one.ts', source)).toBe(
      "\n\n\n\n\nexport const a = 'b'; // beside\n\nexport const c = 'http://d';\n",
    );
  });

  test.each([
    ['browser/main.ts', `import { h } from 'preact';`, '../vendor/preact.js'],
    ['browser/state/a.ts', `import { useState } from 'preact/hooks';`, '../../vendor/preact-hooks.js'],
    ['vendor/preact-hooks.js', `import{options as n}from"preact";`, '../vendor/preact.js'],
    ['vendor/htm-preact.js', `import e from"htm";export{h}from"preact";`, '../vendor/htm.js'],
  ])('%s finds its packages beside it', (path, source, found) => {
    expect(browserModule(path, source)).toContain(found);
  });

  test('keeps what it imports from its own files', () => {
    expect(browserModule('browser/a.ts', `import { b } from './b/c.ts';`)).toContain(`from './b/c.ts'`);
  });

  test('may not import a package that the page does not bring', () => {
    expect(() => browserModule('browser/a.ts', `import { z } from 'zod';`)).toThrow(/imports zod/);
  });

  test('asks for no map of its source, which is not served', () => {
    expect(browserModule('vendor/a.js', 'a();\n//# sourceMappingURL=a.mjs.map')).toBe('a();\n');
  });
});
