import { describe, expect, it } from '@jest/globals';
import { customFieldApi, definitionsOnStandIn } from '../testing/definitions-on-stand-in.ts';
import { createDefinition, listDefinitions, type CustomFieldApi } from './definitions-api.ts';

const standIn = definitionsOnStandIn();

type Fault = Parameters<typeof standIn.control.addFaults>[0][number]['fault'];

async function answerList(answer: Omit<Extract<Fault, { type: 'status' }>, 'type'>): Promise<void> {
  await standIn.control.addFaults([{ match: { path: 'CustomFields' }, fault: { type: 'status', ...answer } }]);
}

describe('the list of definitions', () => {
  it('holds name and data type of those for customers', async () => {
    await standIn.define('Shoe Size', 'number');
    await standIn.define('Colour', 'string', 'Product');
    const definitions = await listDefinitions(standIn.session(), customFieldApi);
    expect(definitions).toContainEqual({ name: 'Known to Film', dataType: 'string' });
    expect(definitions).toContainEqual({ name: 'Shoe Size', dataType: 'number' });
    expect(definitions.map(({ name }) => name)).not.toContain('Colour');
  });

  it.each(['documented', 'other-case'] as const)('is read to its last page (%s)', async (pagination) => {
    await standIn.control.switches({ pageSize: 2, pagination });
    await standIn.define('On a later page', 'bool');
    const definitions = await listDefinitions(standIn.session(), customFieldApi);
    expect(definitions).toContainEqual({ name: 'On a later page', dataType: 'bool' });
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  });

  it.each([
    { status: 200, body: [] },
    { status: 404, body: { code: 'NFND-1005' } },
    { status: 404, body: '', headers: { 'content-type': 'application/json' } },
  ])('is empty with $status and $body', async (answer) => {
    await answerList(answer);
    expect(await listDefinitions(standIn.session(), customFieldApi)).toEqual([]);
  });

  it('is read with other keys, and with a number as module', async () => {
    const api: CustomFieldApi = {
      ...customFieldApi,
      keys: { name: 'fieldName', description: 'text', dataType: 'type', module: 'collection_type' },
      module: 8,
    };
    await answerList({
      status: 200,
      body: [
        { FieldName: 'Ours', type: null, collection_type: 8 },
        { fieldName: 'Of a product', type: 'string', collection_type: 4 },
        { fieldName: 'Of no module', type: 'bool' },
        { id: 1 },
      ],
    });
    expect(await listDefinitions(standIn.session(), api)).toEqual([
      { name: 'Ours', dataType: null },
      { name: 'Of no module', dataType: 'bool' },
    ]);
  });

  it.each(['{"items":[]}', '["Known to Film"]', 'no JSON'])('is not taken from %s', async (body) => {
    await answerList({ status: 200, body });
    await expect(listDefinitions(standIn.session(), customFieldApi)).rejects.toMatchObject({
      code: 'UpstreamUnavailable',
      retryable: true,
    });
  });
});

describe('a definition', () => {
  it('is created with its data type', async () => {
    await createDefinition(standIn.session(), customFieldApi, { name: 'Last Seen', type: 'datetime' });
    expect(await standIn.typesOf('Last Seen')).toEqual(['datetime']);
  });

  it('is created with the number of a mapping collection type, too', async () => {
    const keys = { ...customFieldApi.keys, module: 'mapping_collection_type_id' };
    await createDefinition(standIn.session(), { ...customFieldApi, keys, module: 8 }, { name: 'Note', type: 'string' });
    expect(await standIn.typesOf('Note')).toEqual(['string']);
  });

  it('is created at the path that is set', async () => {
    const create = { api: 'customers', path: 'v2/Elsewhere' } as const;
    const failure = createDefinition(
      standIn.session(),
      { ...customFieldApi, create },
      { name: 'Note', type: 'string' },
    );
    await expect(failure).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
    const last = (await standIn.control.journal()).at(-1);
    expect(last?.path).toContain('/customers/v2/Elsewhere');
  });
});
