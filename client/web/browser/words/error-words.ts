import type { Problem as FieldProblem, UpstreamAnswer } from '../../../../customer/sync-failure.ts';

/** The problems of one field, told together. */
export interface FieldProblems {
  field: string;
  messages: string[];
}

/** Groups what is wrong with a record by its field, in the order in which the fields come. */
export function groupProblems(problems: readonly FieldProblem[]): FieldProblems[] {
  const groups = new Map<string, string[]>();
  for (const { field, message } of problems) {
    const messages = groups.get(field) ?? [];
    if (!messages.includes(message)) messages.push(message);
    groups.set(field, messages);
  }
  return [...groups].map(([field, messages]) => ({ field, messages }));
}

/** One line of the list of problems; most messages name their field themselves. */
export function problemLine({ field, messages }: FieldProblems): string {
  const told = messages.join(' ');
  return told.includes(field) ? told : `${field}: ${told}`;
}

export const systemNames = { openai: 'OpenAI', ipaas: 'iPaaS.com' } as const;

/** What the other system answered, as far as it is known. */
export function upstreamWords({ system, status, code }: UpstreamAnswer): string {
  const name = systemNames[system];
  const told = [status === null ? null : `HTTP ${status}`, code].filter((part) => part !== null);
  return told.length === 0 ? `${name} did not answer` : `${name} answered ${told.join(', ')}`;
}
