import { describe, expect, test } from '@jest/globals';
import type { SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { applyCollection } from '../apply/apply-collection.ts';
import { collectionJson, customField, field } from '../checks/testing/collections.ts';
import { builtInCollection, openCollections, type Collections } from './collections.ts';
import { mappingDirectories } from '../testing/mapping-directory.ts';

const mappingDirectory = mappingDirectories();
const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

/** A collection whose custom field `Mark` shows which version of it was applied. */
function marked(name: string, mark: string, more: object = {}): object {
  return collectionJson(name, { mappings: [...required, customField('Mark', `return "${mark}";`)], ...more });
}

const record: SourceRecord = {
  responseId: 'resp_1',
  responseCreatedAt: null,
  model: null,
  fields: { CustomerNumber: { value: '1', from: 'sent' } },
};

async function markOf(collections: Collections, name: string | null): Promise<string | undefined> {
  const { collection } = await collections.find(name);
  const context = { syncTime: new Date('2026-07-01T12:00:00Z'), systemId: null };
  const { customer } = applyCollection(record, collection, context);
  return customer.values.find((value) => value.field === 'Mark')?.value;
}

async function warningsOf(collections: Collections, name: string | null): Promise<string[]> {
  return (await collections.find(name)).warnings.map(({ code, message }) => `${code}: ${message}`);
}

/** Looks at the files whenever it is asked. */
async function open(directory: string | null): Promise<Collections> {
  return await openCollections({ directory, remote: null, lookAgainAfterMs: 0 });
}

describe('at the start', () => {
  test('the built-in collection is there, and is the one where none is named', async () => {
    const collections = await open(null);
    const { collection, warnings } = await collections.find(null);
    expect(collection.identity.name).toBe(builtInCollection);
    expect((await collections.find(builtInCollection)).collection).toBe(collection);
    expect(warnings).toEqual([]);
    expect(collections.readings()).toMatchObject([{ name: builtInCollection, findings: [] }]);
  });

  test('files are beside it', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'a'));
    await directory.write('b.json', marked('B', 'b'));
    const collections = await open(directory.path);
    expect(await markOf(collections, 'A')).toBe('a');
    expect(await markOf(collections, 'B')).toBe('b');
    expect(await markOf(collections, null)).toBeUndefined();
  });

  test('a file of its name takes its place, whatever the file is called', async () => {
    const directory = mappingDirectory();
    await directory.write('openai-add-update-customer-to-ipaas.json', marked(builtInCollection, 'own'));
    expect(await markOf(await open(directory.path), null)).toBe('own');
  });

  test('a file that is not JSON is named, with all other errors', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', '{ "name": ');
    await directory.write('b.json', marked('B', 'b', { sync_type: 'DELETE' }));
    const opened = open(directory.path);
    await expect(opened).rejects.toMatchObject({ code: 'MappingInvalid' });
    await expect(opened).rejects.toThrow(
      /a\.json: a\.json is not valid JSON\. b\.json: The sync type is one that deletes/,
    );
  });

  test('an error in a mapping is told with file, mapping and place', async () => {
    const directory = mappingDirectory();
    await directory.write(
      'a.json',
      collectionJson('A', { mappings: [...required, customField('X', 'return\n  1 +;')] }),
    );
    await expect(open(directory.path)).rejects.toThrow(/a\.json, mapping c-X: The formula, line 2, column 6: /);
  });

  test('two files of one name are an error, for which of them is meant is not known', async () => {
    const directory = mappingDirectory();
    await directory.write('one.json', marked('A', 'one'));
    await directory.write('two.json', marked('A', 'two', { is_active: false }));
    await expect(open(directory.path)).rejects.toThrow(
      'More than one mapping collection has the name "A": one.json, two.json.',
    );
  });

  test('warnings are no reason not to start', async () => {
    const directory = mappingDirectory();
    await directory.write(
      'a.json',
      collectionJson('A', { mappings: [...required, customField('X', 'return Firstname;')] }),
    );
    const collections = await open(directory.path);
    expect(collections.readings().at(-1)?.findings).toMatchObject([
      { severity: 'warning', code: 'UnknownSourceField' },
    ]);
  });

  test('a directory that is not there is told by its setting, without its path', async () => {
    const opened = open('/nowhere/at-all');
    await expect(opened).rejects.toThrow('MAPPING_DIR');
    await expect(opened).rejects.not.toThrow('nowhere');
  });
});

describe('a collection that is asked for', () => {
  test('and is not there is told with those that are', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'a'));
    const found = (await open(directory.path)).find('B');
    await expect(found).rejects.toMatchObject({ code: 'MappingInvalid', retryable: false });
    await expect(found).rejects.toThrow(
      `There is no mapping collection of that name. Known are "${builtInCollection}", "A".`,
    );
  });

  test.each(['constructor', '__proto__', 'toString', ''])('is not there under the name %j', async (name) => {
    await expect((await open(null)).find(name)).rejects.toBeInstanceOf(SyncFailure);
  });

  test('may be out of use', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'a', { is_active: false }));
    await expect((await open(directory.path)).find('A')).rejects.toThrow('"A" is not active');
  });

  test('may put the built-in one out of use', async () => {
    const directory = mappingDirectory();
    await directory.write('off.json', marked(builtInCollection, 'off', { is_active: false }));
    await expect((await open(directory.path)).find(null)).rejects.toThrow('is not active');
  });
});

describe('while syncs run', () => {
  test('a changed file is taken up, and is another version', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one'));
    const collections = await open(directory.path);
    const before = await collections.find('A');
    await directory.write('a.json', marked('A', 'two'));
    expect(await markOf(collections, 'A')).toBe('two');
    expect((await collections.find('A')).collection.identity.version).not.toBe(before.collection.identity.version);
  });

  test('who holds a collection goes on with it, whole', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one', { filter: 'return true;' }));
    const collections = await open(directory.path);
    const { collection } = await collections.find('A');
    const before = structuredClone(collection.identity);
    await directory.write('a.json', marked('A', 'two', { filter: 'return false;' }));
    expect(await markOf(collections, 'A')).toBeUndefined();
    expect(collection.identity).toEqual(before);
    const { customer, passedOver } = applyCollection(record, collection, { syncTime: new Date(), systemId: null });
    expect(passedOver).toBeNull();
    expect(customer.mapping).toEqual(before);
    expect(customer.values.at(-1)?.value).toBe('one');
  });

  test('nothing is prepared anew where nothing changed', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one'));
    const collections = await open(directory.path);
    const { collection } = await collections.find('A');
    expect((await collections.find('A')).collection).toBe(collection);
  });

  test('nothing is looked at again before its time', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one'));
    const collections = await openCollections({ directory: directory.path, remote: null, lookAgainAfterMs: 600_000 });
    await directory.write('a.json', marked('A', 'two'));
    expect(await markOf(collections, 'A')).toBe('one');
  });

  test('those who ask at once are answered by one look', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one'));
    const collections = await open(directory.path);
    await directory.write('a.json', marked('A', 'two'));
    expect(await Promise.all(Array.from({ length: 20 }, async () => await markOf(collections, 'A')))).toEqual(
      Array.from({ length: 20 }, () => 'two'),
    );
  });

  test('a new file is there, and a removed one is not', async () => {
    const directory = mappingDirectory();
    const collections = await open(directory.path);
    await directory.write('a.json', marked('A', 'a'));
    expect(await markOf(collections, 'A')).toBe('a');
    await directory.remove('a.json');
    await expect(collections.find('A')).rejects.toThrow('There is no mapping collection of that name');
  });

  test('the built-in one is there again when the file in its place is removed', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked(builtInCollection, 'own'));
    const collections = await open(directory.path);
    await directory.remove('a.json');
    expect(await markOf(collections, null)).toBeUndefined();
    expect((await collections.find(null)).warnings).toEqual([]);
  });
});

describe('a collection that is changed into nonsense', () => {
  const nonsense: [what: string, content: string | object, reason: string][] = [
    ['no JSON', '{ "name": "A", ', 'a.json is not valid JSON.'],
    ['nothing', '', 'a.json is not valid JSON.'],
    ['something else', '[]', 'a.json is not a mapping collection'],
    ['a broken formula', marked('A', '" + '), 'The formula, line 1, column'],
    ['a collection that deletes', marked('A', 'x', { sync_type: 'DELETE' }), 'deletes customers'],
    ['a broken filter', marked('A', 'x', { filter: 'return (' }), 'The mapping filter, line 1, column 9'],
  ];

  test.each(nonsense)('%s: its last good version stays, with a warning', async (_what, content, reason) => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'good'));
    const collections = await open(directory.path);
    const { version } = (await collections.find('A')).collection.identity;
    await directory.write('a.json', content);
    expect(await markOf(collections, 'A')).toBe('good');
    const [warning = '', ...more] = await warningsOf(collections, 'A');
    expect(warning).toMatch(/^OlderCollectionUsed: "A" was changed into something that cannot be used \(/);
    expect(warning).toContain(reason);
    expect(warning).toContain(`Version ${version} was applied.`);
    expect(more).toEqual([]);
    expect(await warningsOf(collections, null)).toEqual([]);
  });

  test('stays through many looks, and is taken up when it is repaired', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'good'));
    const collections = await open(directory.path);
    for (const content of ['{', '{ "a"', marked('A', '" + ')]) {
      await directory.write('a.json', content);
      expect(await markOf(collections, 'A')).toBe('good');
    }
    await directory.write('a.json', marked('A', 'repaired'));
    expect(await markOf(collections, 'A')).toBe('repaired');
    expect(await warningsOf(collections, 'A')).toEqual([]);
  });

  test('is not replaced by the built-in one, whose place it has', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked(builtInCollection, 'own'));
    const collections = await open(directory.path);
    for (const content of ['{', marked(builtInCollection, '" + ')]) {
      await directory.write('a.json', content);
      expect(await markOf(collections, null)).toBe('own');
      expect(await warningsOf(collections, null)).toHaveLength(1);
    }
  });

  test('keeps its last good version even if its translations are what is gone', async () => {
    const directory = mappingDirectory();
    const lookup = {
      ...field('Mark', 'CustomerNumber'),
      mapping_type_name: 'Lookup Translation',
      translation_name: 'T',
    };
    const mappings = [...required, { ...lookup, destination_table: 'Customer Custom Field' }];
    const table = { name: 'T', translations: [{ source_value: '1', destination_value: 'one' }] };
    await directory.write('t.json', table);
    await directory.write('a.json', collectionJson('A', { mappings }));
    const collections = await open(directory.path);
    expect(await markOf(collections, 'A')).toBe('one');
    await directory.write('t.json', '{');
    expect(await markOf(collections, 'A')).toBe('one');
    expect(await warningsOf(collections, 'A')).toEqual([
      expect.stringContaining('There is no translation collection T.'),
    ]);
    await directory.write('t.json', { ...table, translations: [{ source_value: 1, destination_value: 'uno' }] });
    expect(await markOf(collections, 'A')).toBe('uno');
  });

  test('that never was good says what is wrong with it', async () => {
    const directory = mappingDirectory();
    const collections = await open(directory.path);
    await directory.write('a.json', marked('A', '" + '));
    await expect(collections.find('A')).rejects.toThrow(
      /"A" cannot be used: a\.json, mapping c-Mark: The formula, line 1/,
    );
    expect((await collections.find(null)).warnings).toEqual([]);
  });

  test('a copy under the same name leaves the first in place, with a warning', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'first'));
    const collections = await open(directory.path);
    await directory.write('b.json', marked('A', 'copy'));
    expect(await markOf(collections, 'A')).toBe('first');
    expect(await warningsOf(collections, 'A')).toEqual([expect.stringContaining('has the name "A": a.json, b.json.')]);
    await directory.remove('b.json');
    expect(await warningsOf(collections, 'A')).toEqual([]);
  });
});

describe('a directory that cannot be read any more', () => {
  test('leaves everything as it was, with a warning, until it is back', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', marked('A', 'one'));
    const collections = await open(directory.path);
    await directory.moveAway();
    expect(await markOf(collections, 'A')).toBe('one');
    expect(await warningsOf(collections, 'A')).toEqual([
      expect.stringMatching(/MAPPING_DIR.*Version \w{12} of "A" was applied/),
    ]);
    await directory.moveBack();
    await directory.write('a.json', marked('A', 'two'));
    expect(await markOf(collections, 'A')).toBe('two');
    expect(await warningsOf(collections, 'A')).toEqual([]);
  });
});
