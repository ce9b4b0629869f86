import { describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { checkCustomFields } from './custom-field-findings.ts';
import type { IpaasView, PlannedCustomField } from './ipaas-view.ts';
import { customField, field, prepared, viewWith } from './testing/collections.ts';

const { signal } = new AbortController();
const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));
const withFields = (name: string, ...names: string[]) =>
  prepared(name, { mappings: [...required, ...names.map((one) => customField(one))] });

/** What iPaaS.com has of the fields that are not simply there. */
function planning(plan: Record<string, Pick<PlannedCustomField, 'existing' | 'action'>>): Partial<IpaasView> {
  return {
    planCustomFields: (wanted) =>
      Promise.resolve(
        wanted.map(({ name }) => ({
          name,
          wanted: 'string',
          ...(plan[name] ?? { existing: 'string', action: 'exists' }),
        })),
      ),
  };
}
const absent = { existing: null, action: 'create' } as const;
const number = { existing: 'number', action: 'type-differs' } as const;

describe('the custom fields that collections fill', () => {
  test('are not asked for where they fill none', async () => {
    const view = viewWith({ planCustomFields: () => Promise.reject(new Error('asked')) });
    expect(await checkCustomFields([prepared('own')], view, signal)).toEqual([]);
  });

  test('are fine where iPaaS.com has them', async () => {
    expect(await checkCustomFields([withFields('own', 'Season')], viewWith(), signal)).toEqual([]);
  });

  test('are warned of where one is missing that a sync creates', async () => {
    const view = viewWith(planning({ Season: absent }));
    expect(await checkCustomFields([withFields('own', 'Region', 'Season')], view, signal)).toEqual([
      {
        severity: 'warning',
        code: 'CustomFieldMissing',
        collection: 'own',
        mapping: 'c-Season',
        field: 'Season',
        message: 'iPaaS.com has no custom field "Season".',
        resolution: expect.stringContaining('fields apply'),
      },
    ]);
  });

  test('are an error where one is missing that nobody creates', async () => {
    const view = viewWith({ ...planning({ Season: absent }), canCreateCustomFields: false });
    const [finding] = await checkCustomFields([withFields('own', 'Season')], view, signal);
    expect(finding).toMatchObject({ severity: 'error', code: 'CustomFieldMissing', mapping: 'c-Season' });
    expect(finding?.resolution).toMatch(/Data Management > Custom Fields.*IPAAS_CUSTOM_FIELDS/);
  });

  test('are an error where one has a type that cannot hold what is sent', async () => {
    const view = viewWith(planning({ Season: number }));
    const [finding] = await checkCustomFields([withFields('own', 'Season')], view, signal);
    expect(finding).toMatchObject({ severity: 'error', code: 'CustomFieldTypeDiffers', field: 'Season' });
    expect(finding?.message).toContain('is number in iPaaS.com, which cannot hold every string');
    expect(finding?.resolution).toContain('Data Management > Custom Fields');
  });

  test('are told of the collection that fills them, in one look', async () => {
    let looks = 0;
    const seen = viewWith(planning({ Season: absent, Region: number }));
    const planCustomFields: IpaasView['planCustomFields'] = (wanted, ended) => {
      looks += 1;
      return seen.planCustomFields(wanted, ended);
    };
    const view = viewWith({ planCustomFields });
    const found = await checkCustomFields(
      [withFields('a', 'Season'), withFields('b', 'Region', 'Season')],
      view,
      signal,
    );
    expect(found.map(({ collection, code, field: name }) => `${collection} ${code} ${name}`)).toEqual([
      'a CustomFieldMissing Season',
      'b CustomFieldTypeDiffers Region',
      'b CustomFieldMissing Season',
    ]);
    expect(looks).toBe(1);
  });
});

describe('custom fields that could not be looked up', () => {
  const collections = [withFields('a', 'Season', 'Region'), prepared('none'), withFields('b', 'Season')];
  const away = new SyncFailure('UpstreamUnavailable', 'iPaaS.com is away.');

  test.each<[string, IpaasView['planCustomFields'], string]>([
    ['because iPaaS.com is away', () => Promise.reject(away), 'iPaaS.com is away.'],
    ['because there is no way to', () => null, 'cannot be looked up'],
  ])('make one note for each collection that fills some, %s', async (_why, planCustomFields, reason) => {
    const found = await checkCustomFields(collections, viewWith({ planCustomFields }), signal);
    expect(found.map(({ severity, code, collection }) => [severity, code, collection])).toEqual([
      ['note', 'NotChecked', 'a'],
      ['note', 'NotChecked', 'b'],
    ]);
    expect(found[0]?.message).toContain(reason);
  });

  test('because of a fault of our own are a fault', async () => {
    const view = viewWith({ planCustomFields: () => Promise.reject(new TypeError('a fault')) });
    await expect(checkCustomFields(collections, view, signal)).rejects.toThrow('a fault');
  });
});
