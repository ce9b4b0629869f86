import { describe, expect, it } from '@jest/globals';
import { createCall, customFieldApi, definitionsOnStandIn, listCall } from '../testing/definitions-on-stand-in.ts';
import { applyCustomFields } from './apply.ts';
import { listDefinitions } from './definitions-api.ts';
import { planCustomFields, type PlannedField } from './plan.ts';

const standIn = definitionsOnStandIn();
const wanted = [
  { name: 'Known to Film', type: 'string' },
  { name: 'Shoe Size', type: 'string' },
  { name: 'Last Seen', type: 'datetime' },
] as const;

async function plan(): Promise<PlannedField[]> {
  return planCustomFields(wanted, await listDefinitions(standIn.session(), customFieldApi));
}

async function apply(fields: readonly PlannedField[]) {
  return await applyCustomFields(standIn.session(), customFieldApi, fields);
}

describe('applying a plan', () => {
  it('creates what is missing, with its data type, and nothing else', async () => {
    await apply(await plan());
    expect(await standIn.calls()).toEqual([listCall, createCall, createCall, listCall]);
    expect(await standIn.typesOf('Shoe Size')).toEqual(['string']);
    expect(await standIn.typesOf('Last Seen')).toEqual(['datetime']);
    expect(await plan()).toMatchObject([{ action: 'exists' }, { action: 'exists' }, { action: 'exists' }]);
  });

  it('answers all definitions there are then', async () => {
    expect(await apply(await plan())).toEqual(await listDefinitions(standIn.session(), customFieldApi));
  });

  it('may be repeated', async () => {
    const fields = await plan();
    await apply(fields);
    await apply(fields);
    expect(await standIn.typesOf('Shoe Size')).toHaveLength(1);
  });

  it('never changes a field of another type', async () => {
    await standIn.define('Shoe Size', 'number');
    await apply(await plan());
    expect(await standIn.typesOf('Shoe Size')).toEqual(['number']);
  });

  it.each([2, 5])('by %d workers at once makes each field once, and all of them succeed', async (workers) => {
    const fields = await plan();
    await Promise.all(Array.from({ length: workers }, async () => await apply(fields)));
    expect([await standIn.typesOf('Shoe Size'), await standIn.typesOf('Last Seen')]).toEqual([
      ['string'],
      ['datetime'],
    ]);
  });
});

describe('a create', () => {
  it('whose answer was lost counts as done', async () => {
    await standIn.control.addFaults([
      { match: { method: 'POST', path: 'CustomField$' }, fault: { type: 'reset-after-commit' } },
    ]);
    await expect(apply(await plan())).resolves.toBeDefined();
    expect(await standIn.typesOf('Shoe Size')).toHaveLength(1);
  });

  it.each([
    { title: 'that never arrived', fault: { type: 'reset-before-commit' } as const },
    { title: 'that was a success only in name', fault: { type: 'lie' } as const },
    { title: 'that met an error of iPaaS.com', fault: { type: 'status', status: 500 } as const },
  ])('$title is worth another try, which completes it', async ({ fault }) => {
    await standIn.control.addFaults([{ match: { method: 'POST', path: 'CustomField$' }, fault }]);
    await expect(apply(await plan())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    await apply(await plan());
    expect(await standIn.typesOf('Shoe Size')).toEqual(['string']);
  });

  it('that is refused fails as it was refused', async () => {
    await standIn.control.addFaults([
      { match: { method: 'POST', path: 'CustomField$' }, times: 9, fault: { type: 'status', status: 403 } },
    ]);
    await expect(apply(await plan())).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure' });
  });
});
