/** What a formula must give, by iPaaS.com's reference and by .NET 8; not by what our code answers. */

/** Part of the message of an error, where the formula must fail. */
export interface FailsWith {
  error: RegExp;
}

/**
 * A formula over the shared record, and its result as the text that iPaaS.com is sent; null where nothing is sent.
 * What C# itself writes (`True`, `07/01/2026`) is asked for by joining the value to a text.
 */
export type FormulaCase = readonly [formula: string, expected: string | null | FailsWith];

/** Wherever .NET throws and the words are ours. */
export const fails: FailsWith = { error: /./ };

/** iPaaS.com's words for an argument of a wrong type (reference: ipaas-api.md, section 6.11). */
export function wrongType(method: string, parameter: string): FailsWith {
  return {
    error: new RegExp(
      `Invalid parameter passed to the method ${method}\\. The parameter ${parameter} is expected to be of the type \\S.* but is the type \\S+`,
    ),
  };
}
