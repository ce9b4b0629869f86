/** The HTTP API as a process of its own, and a client that takes every status as an answer. */
import axios, { type AxiosResponse } from 'axios';
import { freePorts } from '../../tools/free-port.ts';
import { startNode, type NodeProcess } from './node-process.ts';

export interface ApiProcess extends NodeProcess {
  url: string;
  get(path: string): Promise<AxiosResponse<unknown>>;
  /** @param body sent as JSON where it is no text, as it is where it is one */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<AxiosResponse<unknown>>;
}

export async function startApi(environment: Record<string, string>): Promise<ApiProcess> {
  const [port] = await freePorts(1);
  const process = await startNode('client/api/main.ts', 'api ready', { ...environment, API_PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  const http = axios.create({
    baseURL: url,
    timeout: 60_000,
    validateStatus: () => true,
    transformRequest: (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)),
  });
  return {
    ...process,
    url,
    get: async (path) => await http.get<unknown>(path),
    post: async (path, body, headers = { 'content-type': 'application/json' }) =>
      await http.post<unknown>(path, body, { headers }),
  };
}
