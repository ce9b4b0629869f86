import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { confirm } from './confirm.ts';

/** Asks a person who types this; null: who closes the input (Ctrl-D). */
async function ask(typed: string | null): Promise<{ answer: boolean; shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  const asked = confirm('Create it?', input, output);
  if (typed === null) input.end();
  else input.write(`${typed}\n`);
  const answer = await asked;
  return { answer, shown: String(output.read()) };
}

describe('a question to a person', () => {
  test('is shown with what Enter alone means', async () => {
    expect((await ask('')).shown).toBe('Create it? [y/N] ');
  });

  test.each(['y', 'Y', 'yes', ' YES '])('"%s" is yes', async (typed) => {
    expect((await ask(typed)).answer).toBe(true);
  });

  test.each(['', 'n', 'no', 'yesterday', 'ok'])('"%s" is no', async (typed) => {
    expect((await ask(typed)).answer).toBe(false);
  });

  test('the end of the input is no', async () => {
    expect((await ask(null)).answer).toBe(false);
  });
});
