import { prepareFormula } from '../../prepare/prepare-formula.ts';
import { recordScope } from '../../apply/record-scope.ts';
import type { SourceRecord } from '../../../customer/source-record.ts';
import { offsetOfDate } from '../dates/date-time.ts';
import { destinationText } from '../destination-text.ts';
import { FormulaError } from '../formula-error.ts';
import type { Position } from '../position.ts';
import { runFormula } from '../run-formula.ts';

/** Stands in every field of the record, and may stand in no message. */
export const secret = 'Kesselring-7781';

const record: SourceRecord = {
  responseId: 'resp_abc123',
  responseCreatedAt: null,
  model: null,
  fields: Object.fromEntries(
    Object.entries({
      CustomerNumber: secret,
      FirstName: secret,
      LastName: secret,
      EmailAddress: `${secret}@example.com`,
      Comment: `${secret} `.repeat(100),
      KnownToFilm: true,
      PromptText: `(${secret}`,
      Numbers: Array.from({ length: 50 }, (_, index) => index),
      Addresses: [{ City: secret }],
      [secret]: secret,
    }).map(([name, value]) => [name, { value, from: 'returned' }]),
  ),
};

const scope = recordScope(record, 10_684);
const syncTime = offsetOfDate(new Date('2026-07-01T12:30:45Z'));

export interface Examined {
  /** `refused` by the check, `fails` for the record, or the text of its result. */
  outcome: 'refused' | 'fails' | { sends: string | null };
  /** All that is said about it. */
  messages: string[];
  places: (Position | null)[];
  milliseconds: number;
}

/** Checks and runs a formula as a sync would, and runs what the check refused as well. @throws what no formula may throw */
export function examine(text: string): Examined {
  const start = performance.now();
  const { formula, problems } = prepareFormula(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const ran = formula === null ? null : run(formula.program);
  const failed = ran instanceof FormulaError ? [ran] : [];
  return {
    outcome: outcomeOf(errors.length > 0, ran),
    messages: [...problems, ...failed].map(({ message }) => message),
    places: [...errors, ...failed].map(({ at }) => at),
    milliseconds: performance.now() - start,
  };
}

type Ran = FormulaError | { sends: string | null } | null;

function outcomeOf(isRefused: boolean, ran: Ran): Examined['outcome'] {
  if (isRefused || ran === null) return 'refused';
  return ran instanceof FormulaError ? 'fails' : ran;
}

function run(program: Parameters<typeof runFormula>[0]): Exclude<Ran, null> {
  try {
    const value = runFormula(program, { scope, syncTime });
    return { sends: textFor(value, program) };
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** A list or a number without an end is found when it is to be sent, and is the whole formula's fault. */
function textFor(
  value: Parameters<typeof destinationText>[0],
  { body }: Parameters<typeof runFormula>[0],
): string | null {
  try {
    return destinationText(value);
  } catch (error) {
    if (error instanceof FormulaError) throw new FormulaError(error.message, body[0]?.at ?? null);
    throw error;
  }
}
