import { Readable } from 'node:stream';
import axios from 'axios';
import { z } from 'zod';
import { endedCount } from '../customer/bulk.ts';
import { mostLines } from '../client/bulk/start-bulk.ts';
import { awaitFinished } from './await-end.ts';
import { onBenchSite } from './bench-site.ts';
import { oneDecimal } from './measure.ts';
import { watchPeak } from './peers/peak.ts';
import { memoryMegabytesOf } from './peers/process-tree.ts';

const linesOfChunk = 1_000;

export interface UploadReport {
  ids: number;
  /** From the first byte to the answer 202. */
  acceptedSeconds: number;
  /** The most that the API held meanwhile, in MB. */
  apiMegabytes: number;
  /** From the request to cancel it until every record had its outcome. */
  cancelledSeconds: number;
  /** Records by their outcomes, and all of them together. */
  received: number;
  ended: number;
}

const accepted = z.object({ bulkId: z.string() });

/** The largest list that the API takes: uploaded as text while it is made, accepted, and cancelled at once. */
export async function benchUpload(): Promise<UploadReport> {
  return await onBenchSite({}, async ({ stack, syncLog }) => {
    const http = axios.create({ baseURL: `http://127.0.0.1:${stack.settings.apiPort}`, maxBodyLength: Infinity });
    const api = stack.pidOf('API');
    const peak = watchPeak(() => memoryMegabytesOf(api), 200);
    const startedAt = performance.now();
    const headers = { 'content-type': 'text/plain' };
    // Redirects would make the client keep the whole body.
    const answer = await http.post<unknown>('/v1/bulk-syncs', Readable.from(chunks()), { headers, maxRedirects: 0 });
    const acceptedAt = performance.now();
    const apiMegabytes = Math.round(peak.stop() ?? Number.NaN);
    const { bulkId } = accepted.parse(answer.data);
    await http.post(`/v1/bulk-syncs/${bulkId}/cancel`);
    const { totals } = await awaitFinished(syncLog, bulkId);
    return {
      ids: mostLines,
      acceptedSeconds: oneDecimal((acceptedAt - startedAt) / 1_000),
      apiMegabytes,
      cancelledSeconds: oneDecimal((performance.now() - acceptedAt) / 1_000),
      received: totals.received,
      ended: endedCount(totals),
    };
  });
}

function* chunks(): Generator<string, void, undefined> {
  for (let first = 1; first <= mostLines; first += linesOfChunk) {
    const lines = Array.from({ length: linesOfChunk }, (_, index) => `resp_bench_upload_${first + index}\n`);
    yield lines.join('');
  }
}
