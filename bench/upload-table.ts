import type { UploadReport } from './upload.ts';

export function uploadTable(report: UploadReport): string {
  const { ids, acceptedSeconds, apiMegabytes, cancelledSeconds, received, ended } = report;
  const verdict = received === ids && ended === received ? 'met' : 'MISSED';
  return [
    `Upload of ${ids.toLocaleString('en')} ids to the API, cancelled at once`,
    '',
    `Accepted after ${acceptedSeconds.toFixed(1)} s, ${Math.round(ids / acceptedSeconds).toLocaleString('en')} ids per second; API at most ${apiMegabytes} MB`,
    `Cancelled after ${cancelledSeconds.toFixed(1)} s; received ${received}, with an outcome ${ended}, all of them: ${verdict}`,
  ].join('\n');
}
