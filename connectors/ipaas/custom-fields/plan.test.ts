import { describe, expect, it } from '@jest/globals';
import { planCustomFields } from './plan.ts';

describe('the plan', () => {
  it('says of each wanted field, in order, what is to be done', () => {
    const wanted = [
      { name: 'Stamp', type: 'datetime' },
      { name: 'Known to Film', type: 'string' },
      { name: 'Shoe Size', type: 'string' },
      { name: 'Note', type: 'string' },
    ] as const;
    const definitions = [
      { name: 'Shoe Size', dataType: 'Number' },
      { name: 'Note', dataType: null },
      { name: 'Stamp', dataType: 'datetime' },
      { name: 'Not ours', dataType: 'string' },
    ];
    expect(planCustomFields(wanted, definitions)).toEqual([
      { name: 'Stamp', wanted: 'datetime', existing: 'datetime', action: 'exists' },
      { name: 'Known to Film', wanted: 'string', existing: null, action: 'create' },
      { name: 'Shoe Size', wanted: 'string', existing: 'Number', action: 'type-differs' },
      { name: 'Note', wanted: 'string', existing: 'string', action: 'exists' },
    ]);
  });

  it('is empty where nothing is wanted', () => {
    expect(planCustomFields([], [{ name: 'Note', dataType: 'string' }])).toEqual([]);
  });

  it('tells names apart by case, as iPaaS.com does', () => {
    const plan = planCustomFields([{ name: 'Note', type: 'string' }], [{ name: 'note', dataType: 'string' }]);
    expect(plan).toMatchObject([{ action: 'create' }]);
  });

  it('leaves a type that nobody knows to iPaaS.com', () => {
    const plan = planCustomFields([{ name: 'Note', type: 'string' }], [{ name: 'Note', dataType: 'picture' }]);
    expect(plan).toMatchObject([{ action: 'exists', existing: 'picture' }]);
  });
});
