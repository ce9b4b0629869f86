import { apiAway, readProblem, type Problem } from './answers.ts';
import { apiKey, authorization, keyWanted } from './api-key.ts';
import { noteTrouble } from './trouble.ts';

/** A request that was refused, or could not be made. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

interface RequestOptions {
  body?: object;
  /** The same key with the same body is carried out once, however often it is sent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** @throws RequestFailed; where the signal ends it, the signal's reason */
export async function get(path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetchAnswer(path, { headers: authorization(), ...(signal && { signal }) });
  return await readJson(response);
}

/** @throws RequestFailed */
export async function post(path: string, { body, idempotencyKey, signal }: RequestOptions = {}): Promise<unknown> {
  const response = await fetchAnswer(path, {
    method: 'POST',
    headers: {
      ...authorization(),
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify(body ?? {}),
    ...(signal && { signal }),
  });
  return await readJson(response);
}

/**
 * Sends a file. The browser reads it from the disk while it travels, and never holds it as a whole.
 * @throws RequestFailed
 */
export async function upload(path: string, file: File, contentType: string): Promise<unknown> {
  const headers = { ...authorization(), 'content-type': contentType };
  return await readJson(await fetchAnswer(path, { method: 'POST', headers, body: file }));
}

/**
 * Makes a request and answers what is no refusal; what is away is told to the whole page.
 * @throws RequestFailed
 */
export async function fetchAnswer(path: string, init: RequestInit): Promise<Response> {
  const key = apiKey.get();
  const response = await reach(path, init);
  if (response.ok) return response;
  // The answer to a request from before a key was given says nothing about that key.
  if (response.status === 401 && apiKey.get() === key) keyWanted.set(true);
  const problem = readProblem(await readJson(response), response.status);
  noteTrouble(problem);
  throw new RequestFailed(problem);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    init.signal?.throwIfAborted();
    noteTrouble(apiAway);
    throw new RequestFailed(apiAway);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const answer: unknown = await response.json();
    return answer;
  } catch {
    return null;
  }
}

/** What to tell of an error of these functions; null where the request was only ended. */
export function problemIn(error: unknown): Problem | null {
  if (error instanceof RequestFailed) return error.problem;
  return error instanceof DOMException && error.name === 'AbortError' ? null : readProblem(null, 0);
}

/** The same for a place that is beside the banner, which tells of an API that is away. */
export function problemToShow(error: unknown): Problem | null {
  const problem = problemIn(error);
  return problem?.code === 'ApiUnavailable' ? null : problem;
}
