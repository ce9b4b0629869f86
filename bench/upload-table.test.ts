import { expect, test } from '@jest/globals';
import { uploadTable } from './upload-table.ts';

const report = {
  ids: 1_000_000,
  acceptedSeconds: 20,
  apiMegabytes: 250,
  cancelledSeconds: 12.34,
  received: 1_000_000,
  ended: 1_000_000,
};

test('the table tells how fast an upload was accepted', () => {
  expect(uploadTable(report)).toContain('Accepted after 20.0 s, 50,000 ids per second; API at most 250 MB');
});

test.each([
  ['all records have an outcome', {}, 'met'],
  ['a record was lost on the way in', { received: 999_999, ended: 999_999 }, 'MISSED'],
  ['a record has no outcome', { ended: 999_999 }, 'MISSED'],
])('the table says whether %s', (_what, changed, verdict) => {
  expect(uploadTable({ ...report, ...changed })).toMatch(new RegExp(`all of them: ${verdict}$`));
});
