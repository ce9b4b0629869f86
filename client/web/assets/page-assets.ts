import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import { browserModule } from './browser-module.ts';
import { pageHtml } from './page-html.ts';
import { sourceFiles } from './source-files.ts';

const gzip = promisify(gzipWithCallback);

/** One file as it is sent. */
export interface Asset {
  contentType: string;
  body: Buffer;
  /** The same, compressed once. */
  gzip: Buffer;
}

export interface PageAssets {
  html: Asset;
  /** By their path below /assets/. The path holds a hash of all of them, so a browser may keep them for ever. */
  files: ReadonlyMap<string, Asset>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

/** Reads the page and all that belongs to it, ready for browsers: there is no build, this is all that happens to it. */
export async function loadPageAssets(): Promise<PageAssets> {
  const texts = new Map<string, string>();
  for (const { path, file } of sourceFiles()) {
    const text = await readFile(file, 'utf8');
    texts.set(path, contentTypeOf(path).startsWith('text/javascript') ? browserModule(path, text) : text);
  }
  const version = hashOf(texts);
  const files = new Map<string, Asset>();
  for (const [path, text] of texts) files.set(`${version}/${path}`, await toAsset(path, text));
  return { files, html: await toAsset('index.html', pageHtml(`/assets/${version}`, [...texts.keys()])) };
}

async function toAsset(path: string, text: string): Promise<Asset> {
  const body = Buffer.from(text);
  return { contentType: contentTypeOf(path), body, gzip: await gzip(body) };
}

function contentTypeOf(path: string): string {
  return contentTypes[extname(path)] ?? 'application/octet-stream';
}

function hashOf(texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of texts) hash.update(`${path}\n${text}\n`);
  return hash.digest('hex').slice(0, 16);
}
