import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { isTrackingGuid } from './sync-input.ts';
import { recordGuid } from './record-guid.ts';

const bulkId = '5f0b7e54-6d4f-4f43-9a57-0d1c36f5b9b1';
const lines = Array.from({ length: 200 }, (_, index) => index + 1);

describe('the tracking GUID of a record', () => {
  test('is one that a sync takes, and a UUID of version 8 to everybody else', () => {
    for (const line of lines) {
      const guid = recordGuid(bulkId, line);
      expect(isTrackingGuid(guid)).toBe(true);
      expect(z.uuid({ version: 'v8' }).parse(guid)).toBe(guid);
    }
  });

  test('is the same each time', () => {
    expect(recordGuid(bulkId, 7)).toBe(recordGuid(bulkId, 7));
  });

  test('is another one for each line and each bulk', () => {
    const guids = lines.flatMap((line) => [recordGuid(bulkId, line), recordGuid('another', line)]);
    expect(new Set(guids).size).toBe(400);
  });
});
