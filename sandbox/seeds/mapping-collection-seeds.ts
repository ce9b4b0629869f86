/** The mapping collections of the company, in the full shape of a single one. */
import type { JsonObject } from '../http/json.ts';
import { OPENAI_SYSTEM_ID, WEB_SHOP_SYSTEM_ID } from '../ipaas/subscriptions.ts';

const openAi = { subscription_id: OPENAI_SYSTEM_ID, subscription_name: 'OpenAI - Release', integration_id: 77 };
const webShop = { subscription_id: WEB_SHOP_SYSTEM_ID, subscription_name: 'Web Shop - Release', integration_id: 12 };
const customer = { collection_type_id: 8, collection_type_name: 'Customer' };
const product = { collection_type_id: 1, collection_type_name: 'Product' };
const to = 1;
const from = 2;

/** The numbers of the types are not documented; clients go by name. */
const typeIds = { Field: 1, 'Dynamic Formula': 3 } as const;

/** What fills a field: the field of the source, or a formula where it begins with `return`. */
type Row = readonly [source: string, table: string, field: string];

interface Seed {
  id: number;
  name: string;
  of: typeof openAi;
  type: typeof customer;
  direction: typeof to | typeof from;
  /** 1 to 4: error, remap and link, update and link, update and no link. */
  collisionMethod: number | null;
  rows: readonly Row[];
}

const seeds: readonly Seed[] = [
  {
    id: 4711,
    name: 'Add/Update OpenAI Customer TO iPaaS',
    of: openAi,
    type: customer,
    direction: to,
    collisionMethod: 3,
    rows: [
      ['return CurrentDateTimeOffset();', 'Customer Custom Field', 'OpenAI Last Response Date'],
      ['LastResponseId', 'Customer Custom Field', 'OpenAI Last Response ID'],
      ['KnownToFilm', 'Customer Custom Field', 'Known to Film'],
      ['PromptText', 'Customer Custom Field', 'OpenAI Last Prompt Text'],
      ['CustomerNumber', 'Customer', 'CustomerNumber'],
      ['FirstName', 'Customer', 'FirstName'],
      ['LastName', 'Customer', 'LastName'],
      ['EmailAddress', 'Customer', 'EmailAddress'],
      ['Comment', 'Customer', 'Comment'],
    ],
  },
  {
    id: 4712,
    name: 'Add Shop Customer TO iPaaS',
    of: webShop,
    type: customer,
    direction: to,
    collisionMethod: 1,
    rows: [
      ['first_name', 'Customer', 'FirstName'],
      ['last_name', 'Customer', 'LastName'],
      ['email', 'Customer', 'EmailAddress'],
    ],
  },
  {
    id: 4713,
    name: 'OpenAI Customer FROM iPaaS',
    of: openAi,
    type: customer,
    direction: from,
    collisionMethod: null,
    rows: [
      ['CustomerNumber', 'Customer', 'CustomerNumber'],
      ['FirstName', 'Customer', 'FirstName'],
      ['LastName', 'Customer', 'LastName'],
      ['EmailAddress', 'Customer', 'EmailAddress'],
    ],
  },
  {
    id: 4714,
    name: 'OpenAI Product TO iPaaS',
    of: openAi,
    type: product,
    direction: to,
    collisionMethod: 3,
    rows: [
      ['Sku', 'Product', 'Sku'],
      ['Name', 'Product', 'Name'],
      ['Season', 'Product Custom Field', 'OpenAI Response Season'],
    ],
  },
];

/** Every seeded collection; the same objects after every reset. */
export const mappingCollections: readonly (JsonObject & { id: number; name: string })[] = seeds.map((seed, index) => ({
  id: seed.id,
  name: seed.name,
  ...seed.type,
  ...seed.of,
  filter: 'return true;',
  error_filter: null,
  sync_type: 'ADD_AND_UPDATE',
  parent_id: null,
  direction_id: seed.direction,
  description: null,
  collision_handling_method_id: seed.collisionMethod,
  collision_handling_options: null,
  sequence_number: (index + 1) * 10,
  mappings: seed.rows.map((row, place) => mapping(seed, row, place + 1)),
  children: [],
}));

function mapping({ type }: Seed, [source, table, field]: Row, place: number): JsonObject {
  const isFormula = source.startsWith('return ');
  const typeName = isFormula ? 'Dynamic Formula' : 'Field';
  return {
    id: String(place),
    mapping_type_id: typeIds[typeName],
    mapping_type_name: typeName,
    destination_table: table,
    destination_field: field,
    destination_field_id: 500 + place,
    source_table: type.collection_type_name,
    source_value_id: isFormula ? null : 900 + place,
    source_value: source,
    default_value: null,
    translation_collection_id: null,
    translation_name: null,
    description: null,
    sequence_number: place,
  };
}
