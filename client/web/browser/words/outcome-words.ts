import type { Outcome } from '../../../../customer/sync-result.ts';
import type { Sync } from '../sync.ts';

/** As customer/sync-result.ts has them; a test holds the two together. */
export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'skipped',
  'invalid',
  'rejected',
  'failed',
  'cancelled',
] as const satisfies readonly Outcome[];

/** What an outcome means, in a sentence a person can act on. */
const meanings: Readonly<Record<Outcome, string>> = {
  created: 'The customer is new in iPaaS.com.',
  updated: 'The customer in iPaaS.com was updated.',
  unchanged: 'iPaaS.com holds exactly this already. Nothing was written.',
  skipped: 'The record was left alone on purpose. Nothing was written.',
  invalid: 'The record did not pass our checks. Nothing was written.',
  rejected: 'iPaaS.com did not accept the record.',
  failed: 'The sync could not be done.',
  cancelled: 'Somebody cancelled the sync.',
};

const dryMeanings: Partial<Record<Outcome, string>> = {
  created: 'A real sync would create the customer. Nothing was written.',
  updated: 'A real sync would update the customer. Nothing was written.',
  unchanged: 'A real sync would write nothing: iPaaS.com holds exactly this already.',
};

export function meaningOf({ outcome, dryRun }: Pick<Sync, 'outcome' | 'dryRun'>): string {
  if (outcome === null) return '';
  return (dryRun ? dryMeanings[outcome] : undefined) ?? meanings[outcome];
}

/** How an outcome is drawn: its colour and sign never stand alone, the word is always beside them. */
export function toneOf(outcome: string | null): 'good' | 'plain' | 'warn' | 'bad' | 'busy' {
  if (outcome === null) return 'busy';
  if (outcome === 'created' || outcome === 'updated') return 'good';
  if (outcome === 'invalid' || outcome === 'rejected') return 'warn';
  return outcome === 'failed' ? 'bad' : 'plain';
}

/** Where a value came from. */
export const originWords = {
  sent: 'sent to OpenAI',
  returned: 'model’s answer',
  formula: 'formula',
  static: 'fixed value',
} as const;
