/**
 * How much the fault tests do: little in `npm test`, much in `npm run test:faults`, which sets FAULT_ROUNDS.
 * `rounds` of several syncs for one new customer; `repetitions` of the tests that inject a fixed set of faults.
 */
import { z } from 'zod';

const rounds = z.coerce
  .number()
  .int()
  .min(1)
  .parse(process.env.FAULT_ROUNDS ?? 10);

export const sizes = { rounds, repetitions: Math.ceil(rounds / 20) };
