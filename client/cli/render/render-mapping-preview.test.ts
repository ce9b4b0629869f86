import { describe, expect, test } from '@jest/globals';
import type { MappingPreview } from '../../preview-mapping.ts';
import { renderMappingPreview } from './render-mapping-preview.ts';

const updated: MappingPreview = {
  responseId: 'resp_1',
  dryRun: true,
  outcome: 'updated',
  customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
  changes: [{ field: 'FirstName', kind: 'field', before: 'Ada', after: 'Augusta', from: 'returned' }],
  preview: {
    sent: { FirstName: 'Ada' },
    returned: { FirstName: 'Augusta' },
    mapped: [{ field: 'FirstName', kind: 'field', value: 'Augusta', from: 'returned' }],
    held: [{ field: 'FirstName', kind: 'field', value: 'Ada' }],
    customFieldsToCreate: [],
  },
  mapping: { name: 'own', version: 'abc' },
  error: null,
  warnings: [],
  trackingGuid: 'guid-1',
  responseCreatedAt: null,
};

const failed: MappingPreview = {
  ...updated,
  outcome: 'failed',
  customer: null,
  changes: [],
  preview: null,
  error: {
    code: 'RateLimited',
    title: 'Too many requests.',
    message: 'OpenAI asks us to slow down.',
    resolution: 'Wait.',
    step: 'fetch',
    retryable: true,
    upstream: { system: 'openai', status: 429, code: null, requestId: 'req-1' },
    problems: [],
  },
};

describe('a preview for a person', () => {
  test('is shown as a dry run is, without a sync to look up', () => {
    expect(renderMappingPreview(updated).split('\n')).toEqual([
      'updated  customer CUST-1  iPaaS.com id 150713  preview, nothing was written',
      '',
      '  Source record  sent  returned',
      '  FirstName      Ada   Augusta',
      '',
      '    Customer   iPaaS.com holds  would become  from      kind',
      '  ~ FirstName  Ada              Augusta       returned  field',
      '',
      '  Response       resp_1',
      '  Mapping        own (version abc)',
      '  Tracking GUID  guid-1',
    ]);
  });

  test('that failed tells code, step, and what to do', () => {
    const text = renderMappingPreview(failed);
    expect(text.split('\n')[0]).toBe('failed  preview, nothing was written');
    expect(text).toMatch(/Error +RateLimited {2}Too many requests\./);
    expect(text).toMatch(/In step +fetch/);
    expect(text).toMatch(/What to do +Wait\./);
    expect(text).toContain('429, request req-1');
  });

  test('tells its warnings', () => {
    const skipped: MappingPreview = {
      ...updated,
      outcome: 'skipped',
      warnings: [{ code: 'FilteredOut', message: 'The filter passes it over.' }],
    };
    expect(renderMappingPreview(skipped)).toContain('\n  FilteredOut  The filter passes it over.\n');
  });
});
