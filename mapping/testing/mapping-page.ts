/** docs/mapping.md as its tests read it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';

/** docs/mapping.md */
export const place = new URL('../../docs/mapping.md', import.meta.url);
export const page = readFileSync(place, 'utf8');
/** When and for which system the page's examples run. */
export const context = { syncTime: new Date('2026-07-01T12:30:45Z'), systemId: 10_684 };

/** The block of the page that is marked with this word. @throws Error where there is none */
export function block(kind: string): string {
  const found = new RegExp(`^\`\`\`\\w+ ${kind}\\n(.*?)^\`\`\``, 'ms').exec(page)?.[1];
  if (found === undefined) throw new Error(`The page has no block "${kind}".`);
  return found;
}

/** The record of the page's examples. */
export const fields = z.record(z.string(), z.json()).parse(JSON.parse(block('record')));
export function sourceRecord(values: Record<string, JsonValue>): SourceRecord {
  return {
    responseId: 'resp_abc123',
    responseCreatedAt: null,
    model: null,
    fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, from: 'returned' }])),
  };
}

/** Formula and result of each row of a table that is headed so. */
export const rows = [...page.matchAll(/^\| formula \| result \|\n\|[-|]+\n((?:\|.*\n)+)/gm)].flatMap(([, body = '']) =>
  body.trim().split('\n').map(readRow),
);

function readRow(line: string): { formula: string; result: string } {
  const [formula = '', result = ''] = line
    .slice(2, -2)
    .split(/ (?<!\\)\| /)
    .map((cell) => cell.replaceAll('\\|', '|'));
  return { formula: formula.slice(1, -1), result };
}
