/** What tests of the HTTP API expect of its answers. */
import { expect } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { isFailureCode, type FailureCode } from '../../customer/failures.ts';

export const startedSchema = z.strictObject({
  syncId: z.uuid(),
  workflowId: z.string(),
  runId: z.uuid(),
  links: z.strictObject({ temporal: z.url(), self: z.url() }),
  retryOf: z.uuid().optional(),
});

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(10),
  status: z.number(),
  detail: z.string().min(10),
  code: z.custom<FailureCode>(isFailureCode),
  resolution: z.string().min(10),
});

/** Expects a problem document, and answers it. */
export function expectProblem(
  answer: AxiosResponse<unknown>,
  status: number,
  code: FailureCode,
): z.infer<typeof problemSchema> {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = problemSchema.parse(answer.data);
  expect({ status: answer.status, told: problem.status, code: problem.code }).toEqual({ status, told: status, code });
  return problem;
}
