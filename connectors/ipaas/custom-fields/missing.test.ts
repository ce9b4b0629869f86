import { describe, expect, it } from '@jest/globals';
import { customFieldApi, definitionsOnStandIn, listCall } from '../testing/definitions-on-stand-in.ts';
import { customField, stamp } from '../testing/test-customer.ts';
import { findMissingFields } from './missing.ts';

const standIn = definitionsOnStandIn();
const values = [customField('Shoe Size', '42'), customField('Known to Film', 'Yes'), customField('Shoe Size', '43')];
const find = async () => await findMissingFields(standIn.session(), customFieldApi, values);

async function answer(status: number, options: { code?: string; times?: number } = {}): Promise<void> {
  const { code, times = 1 } = options;
  const fault = { type: 'status', status, ...(code !== undefined && { body: { code, message: '' } }) } as const;
  await standIn.control.addFaults([{ match: { path: 'CustomFields' }, times, fault }]);
}

describe('the custom fields that are missing', () => {
  it('are those without a definition, each once', async () => {
    expect(await find()).toEqual(['Shoe Size']);
    expect(await standIn.calls()).toEqual([listCall]);
  });

  it('are told apart by case, as iPaaS.com does', async () => {
    expect(await findMissingFields(standIn.session(), customFieldApi, [customField('known to film', 'x')])).toEqual([
      'known to film',
    ]);
  });

  it('are not those that have another data type: they are never changed', async () => {
    await standIn.define('Seen At', 'number');
    expect(await findMissingFields(standIn.session(), customFieldApi, [{ ...stamp, field: 'Seen At' }])).toEqual([]);
  });

  it('are all of them where iPaaS.com has no list: a real write takes it for an empty one', async () => {
    await standIn.control.switches({ customFieldDefinitions: 'off' });
    expect(await find()).toEqual(['Shoe Size', 'Known to Film']);
  });

  it.each([
    [401, 'AUTH-1003'],
    [403, 'AUTZ-1002'],
    [400, 'VALD-1022'],
  ])('are none where the list is not for us (%s %s): a real write could not create any', async (status, code) => {
    await answer(status, { code, times: 2 });
    expect(await find()).toEqual([]);
  });

  it.each([
    [429, 'RateLimited'],
    [503, 'UpstreamUnavailable'],
  ])('are asked for again after %s', async (status, code) => {
    await answer(status);
    await expect(find()).rejects.toMatchObject({ code, retryable: true });
    expect(await find()).toEqual(['Shoe Size']);
  });
});
