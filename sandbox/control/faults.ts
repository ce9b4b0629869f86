/** Faults that a test or a person asks a stand-in to show: which requests they meet, how often, and what happens. */
import { z } from 'zod';

const regularExpression = z.string().refine(isRegularExpression, 'is not a regular expression');

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

const faultSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.union([z.string(), z.number().transform(String)])).optional(),
    /** A text is sent as it stands; any other value as JSON; without it, the API's usual body for that status. */
    body: z.json().optional(),
    /** True: the request is carried out before this answer is given in place of its own. */
    commit: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('delay'), ms: z.number().min(0) }),
  z.strictObject({ type: z.literal('hang') }),
  z.strictObject({ type: z.literal('truncate') }),
  z.strictObject({ type: z.literal('malformed') }),
  /** The right answer, and nothing is carried out. */
  z.strictObject({ type: z.literal('lie') }),
  z.strictObject({ type: z.literal('reset-before-commit') }),
  z.strictObject({ type: z.literal('reset-after-commit') }),
]);

const faultRuleSchema = z.strictObject({
  match: z.strictObject({ method: regularExpression.optional(), path: regularExpression.optional() }).default({}),
  times: z.int().min(1).default(1),
  fault: faultSchema,
});

/** The body of `POST /__sandbox/faults`. */
export const faultListSchema = z.array(faultRuleSchema);

export type Fault = z.infer<typeof faultSchema>;
export type FaultRule = z.infer<typeof faultRuleSchema>;

export interface Faults {
  add(rules: readonly FaultRule[]): void;
  /** The fault this request meets, counted as used; null where none matches. The first matching rule wins. */
  take(method: string, path: string, target: string): Fault | null;
  /** The rules that are still to come, with the times that are left. */
  remaining(): FaultRule[];
  clear(): void;
}

interface ArmedRule {
  rule: FaultRule;
  method: RegExp | null;
  path: RegExp | null;
  left: number;
}

export function createFaults(): Faults {
  let armed: ArmedRule[] = [];
  return {
    add(rules) {
      armed.push(...rules.map(arm));
    },
    take(method, path, target) {
      if (armed.length === 0) return null;
      const hit = armed.find((candidate) => matches(candidate, method, path, target));
      if (hit === undefined) return null;
      hit.left -= 1;
      if (hit.left === 0) armed = armed.filter((candidate) => candidate !== hit);
      return hit.rule.fault;
    },
    remaining: () => armed.map(({ rule, left }) => ({ ...rule, times: left })),
    clear() {
      armed = [];
    },
  };
}

function arm(rule: FaultRule): ArmedRule {
  const { method, path } = rule.match;
  return {
    rule,
    method: method === undefined ? null : new RegExp(method, 'i'),
    path: path === undefined ? null : new RegExp(path),
    left: rule.times,
  };
}

/** The path is tried with and without the query, so that `Customer$` matches although a tracking GUID follows. */
function matches(armed: ArmedRule, method: string, path: string, target: string): boolean {
  if (armed.method !== null && !armed.method.test(method)) return false;
  return armed.path === null || armed.path.test(path) || armed.path.test(target);
}
