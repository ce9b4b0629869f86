import type { FailureCode } from '../../../../customer/failures.ts';

/** Something answered that is not the API we know, such as a proxy or an older release. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** A problem document of the API, or the page's own words where the API could not be asked. */
export interface Problem {
  title: string;
  detail: string;
  resolution: string;
  code: FailureCode | 'ApiUnavailable';
  status: number;
}

export const apiAway: Problem = {
  title: 'The API cannot be reached.',
  detail: 'This page has lost its connection. Syncs that were accepted go on without it.',
  resolution: 'Check that the service runs (npm start, or npm run api). The page goes on by itself as soon as it does.',
  code: 'ApiUnavailable',
  status: 0,
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list under a key of an answer, each entry read. @throws UnreadableAnswer */
export function readList<T>(answer: unknown, key: string, read: (entry: unknown) => T): T[] {
  const list = isRecord(answer) ? answer[key] : null;
  if (!Array.isArray(list)) throw new UnreadableAnswer();
  return list.map(read);
}

/** The text under a key; empty where there is none. */
export function textOf(answer: unknown, key: string): string {
  const value = isRecord(answer) ? answer[key] : null;
  return typeof value === 'string' ? value : '';
}

/** Where the next page of a list begins; null on the last one. */
export function readCursor(answer: unknown): string | null {
  return textOf(answer, 'nextCursor') || null;
}

/** What a refusal says; where it is no problem document, as much as its status tells. */
export function readProblem(answer: unknown, status: number): Problem {
  if (isProblem(answer)) return answer;
  return {
    title: 'The answer cannot be understood.',
    detail: `The status is ${status}, and the answer is not one of this service.`,
    resolution: 'Reload the page. If it happens again, look at what stands between this page and the service.',
    code: 'InternalError',
    status,
  };
}

function isProblem(answer: unknown): answer is Problem {
  if (!isRecord(answer)) return false;
  const texts = [answer.title, answer.detail, answer.resolution, answer.code];
  return texts.every((text) => typeof text === 'string') && typeof answer.status === 'number';
}
