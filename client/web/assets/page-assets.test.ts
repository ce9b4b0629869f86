import { posix } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadPageAssets, type PageAssets } from './page-assets.ts';

/** What the page may weigh at most: all of its JavaScript, as it travels. */
const mostCompressedBytes = 60_000;

let assets: PageAssets;
beforeAll(async () => {
  assets = await loadPageAssets();
});

function scripts(): [string, string][] {
  return [...assets.files].flatMap(([path, { contentType, body }]) =>
    contentType.startsWith('text/javascript') ? [[path, body.toString()]] : [],
  );
}

describe('the files of the page', () => {
  test('are small: all JavaScript together is below 60 kB, compressed', () => {
    const bytes = scripts().map(([path]) => assets.files.get(path)?.gzip.length ?? 0);
    expect(bytes.length).toBeGreaterThan(10);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostCompressedBytes);
  });

  test('import only each other', () => {
    const missing = scripts().flatMap(([path, text]) =>
      [...text.matchAll(/\b(?:from|import)\s*['"](\.[\w./-]+)['"]/g)]
        .map(([, name = '']) => posix.join(posix.dirname(path), name))
        .filter((target) => !assets.files.has(target)),
    );
    expect(missing).toEqual([]);
  });

  test('hold no tests and nothing of this machine', () => {
    expect([...assets.files.keys()].filter((path) => /test/.test(path))).toEqual([]);
    for (const [, text] of scripts()) expect(text).not.toMatch(/node_modules|file:\/\//);
  });

  test('are the same compressed', () => {
    for (const { body, gzip } of assets.files.values()) expect(gunzipSync(gzip).equals(body)).toBe(true);
  });

  test('have an address that changes only with them', async () => {
    const again = await loadPageAssets();
    expect([...again.files.keys()]).toEqual([...assets.files.keys()]);
    for (const path of assets.files.keys()) expect(path).toMatch(/^[\da-f]{16}\/[\w/.-]+$/);
  });
});

describe('the document', () => {
  test('names only files that there are', () => {
    const named = [...assets.html.body.toString().matchAll(/(?:href|src)="\/assets\/([^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !assets.files.has(path ?? ''))).toEqual([]);
    const styles = [...assets.files.keys()].filter((path) => path.endsWith('.css'));
    expect(named).toEqual(expect.arrayContaining(styles));
  });

  test('holds no script and no style of its own', () => {
    const html = assets.html.body.toString();
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});
