/** What every file of fault tests has: one stack, one workload, a count of faults, and the checker's verdict over all. */
import { openStack, type Stack } from '../support/stack.ts';
import { armFaults, type ArmedFault, type ArmedFaults } from './armed-faults.ts';
import { findViolations } from './check.ts';
import { noTally, tallyOf, tellTally, type Tally } from './tally.ts';
import type { Violation } from './violation.ts';
import { openWorkload, type Workload } from './workload.ts';

export interface Trial extends Workload {
  stack: Stack;
  /** Arms faults of one stand-in, in place of those armed there before; those that are met are counted. */
  arm(upstream: 'openai' | 'ipaas', faults: readonly ArmedFault[]): Promise<ArmedFaults>;
  /** Counts faults that no stand-in makes: syncs interrupted by a killed or suspended process. */
  noteFaults(count: number): void;
  noteRound(): void;
  /** Counts a violation that is to stay: a limit that docs/reliability.md names. */
  noteKnownLimit(): void;
  /** The checker's verdict over everything so far. */
  violations(): Promise<Violation[]>;
  /** Tells the counts, and closes the stack. */
  close(): Promise<void>;
}

/**
 * The stand-in forbids nothing that would hide a mistake: it takes a CustomerNumber twice, and a link only by itself.
 * @param testFile import.meta.url of the test file
 */
export async function openTrial(testFile: string, options: { temporalAddress?: string } = {}): Promise<Trial> {
  const stack = await openStack(testFile, options);
  await stack.ipaas.switches({ customerNumbers: 'shared', nestedLinks: 'ignored' });
  const workload = await openWorkload(stack);
  const tally: Tally = { ...noTally };
  const armed = new Map<'openai' | 'ipaas', ArmedFaults>();
  const disarm = async (upstream: 'openai' | 'ipaas'): Promise<void> => {
    const before = armed.get(upstream);
    if (before === undefined) return;
    tally.faultsInjected += await before.disarm();
    armed.delete(upstream);
  };

  return {
    ...workload,
    stack,
    async arm(upstream, faults) {
      await disarm(upstream);
      const own = await armFaults(upstream === 'openai' ? stack.openaiUrl : stack.ipaasUrl, faults);
      armed.set(upstream, own);
      return own;
    },
    noteFaults: (count) => void (tally.faultsInjected += count),
    noteKnownLimit: () => void (tally.knownLimits += 1),
    noteRound: () => void (tally.rounds += 1),
    async violations() {
      const evidence = await workload.evidence();
      const found = findViolations(evidence);
      Object.assign(tally, tallyOf(evidence, found));
      return found;
    },
    async close() {
      await disarm('openai');
      await disarm('ipaas');
      tellTally(testFile, tally);
      await stack.close();
    },
  };
}
