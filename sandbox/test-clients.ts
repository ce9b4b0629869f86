/** What the sandbox's own tests talk to it with: the published clients. */
import axios, { type AxiosInstance } from 'axios';
import OpenAI from 'openai';
import type { Sandbox } from './start-sandbox.ts';

/** The published OpenAI client without retries, so that every answer is seen. */
export function openAiClient(sandbox: Sandbox, apiKey = 'sk-sandbox'): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: sandbox.openaiUrl,
    maxRetries: 0,
    timeout: 10_000,
    organization: null,
    project: null,
  });
}

/** axios that takes every status for an answer. */
export function ipaasClient(sandbox: Sandbox, apiKey: string | null = 'ipaas-sandbox'): AxiosInstance {
  return axios.create({
    baseURL: sandbox.ipaasUrl,
    headers: apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` },
    validateStatus: () => true,
    timeout: 10_000,
  });
}
