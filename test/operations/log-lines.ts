/** Reads what a process has written: JSON lines among others. */
import { z } from 'zod';

const lineSchema = z.looseObject({ syncId: z.string().nullish(), message: z.string().nullish() });

export type LogLine = z.infer<typeof lineSchema>;

/** The JSON lines of an output, in their order; what else was printed is left out. */
export function logLines(output: string): LogLine[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
