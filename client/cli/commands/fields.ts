import type { Command } from 'commander';
import { SettingsError } from '../../../config/read-environment.ts';
import { readMappingSettings } from '../../../config/settings.ts';
import { wantedType } from '../../../connectors/ipaas/custom-fields/data-types.ts';
import { openMappingCollections } from '../../../connectors/ipaas/mapping-collections.ts';
import { openCustomFieldManager, type CustomFieldManager } from '../../../connectors/ipaas/custom-fields/manage.ts';
import type { PlannedField, WantedField } from '../../../connectors/ipaas/custom-fields/plan.ts';
import { openCollections } from '../../../mapping/sources/collections.ts';
import { filledCustomFields } from '../../../mapping/prepare/filled-custom-fields.ts';
import type { PreparedCollection } from '../../../mapping/prepare/prepared-collection.ts';
import { exitStatuses } from '../exit-status.ts';
import { readWithSandbox } from '../read-with-sandbox.ts';
import { alignColumns } from '../render/align-columns.ts';
import { colors } from '../render/colors.ts';

interface FieldsOptions {
  collection?: string;
  json?: true;
}

/** A field of the plan; `created` once it was. */
type ReportedField = Omit<PlannedField, 'action'> & { action: PlannedField['action'] | 'created' };

/** `customer-sync fields plan|apply`: the custom fields that a mapping collection fills, in iPaaS.com. */
export function addFieldsCommand(program: Command): void {
  const fields = program.command('fields').description('the custom fields that the mapping fills in iPaaS.com');
  addCommand(fields, 'plan', 'show which would be created, and which have another data type');
  addCommand(fields, 'apply', 'create those that are missing; those that exist are never changed');
}

function addCommand(fields: Command, name: 'plan' | 'apply', description: string): void {
  fields
    .command(name)
    .description(description)
    .option('--collection <name>', 'mapping collection; the built-in one by default')
    .option('--json', 'print it as one JSON document')
    .action(async (options: FieldsOptions) => {
      const { manager, collection } = await open(options.collection ?? null);
      const plan = await manager.plan(wantedFields(collection));
      if (name === 'apply') await manager.apply(plan);
      const reported = name === 'apply' ? plan.map(applied) : plan;
      if (options.json) console.log(JSON.stringify({ collection: collection.identity, fields: reported }, null, 2));
      else console.log(render(reported, collection));
      if (plan.some(({ action }) => action === 'type-differs')) process.exitCode = exitStatuses.badRecord;
    });
}

async function open(name: string | null): Promise<{ manager: CustomFieldManager; collection: PreparedCollection }> {
  const { ipaas, mappingDirectory, mappingCollectionIds: ids } = readWithSandbox(readMappingSettings);
  const { customFieldApi } = ipaas;
  if (customFieldApi === null) {
    throw new SettingsError(
      'IPAAS_CUSTOM_FIELDS is off, so custom fields are neither looked up nor created. Set it to on, or add the fields in iPaaS.com under Data Management > Custom Fields.',
    );
  }
  const remote = openMappingCollections(ipaas);
  const collections = await openCollections({
    directory: mappingDirectory,
    remote: { ids, fetch: async (id, signal) => await remote.fetch(id, signal) },
  });
  const { collection } = await collections.find(name);
  return { manager: openCustomFieldManager({ ...ipaas, customFieldApi }), collection };
}

function wantedFields(collection: PreparedCollection): WantedField[] {
  return filledCustomFields(collection).map((field) => ({ name: field.name, type: wantedType(field) }));
}

function applied(field: PlannedField): ReportedField {
  return field.action === 'create' ? { ...field, existing: field.wanted, action: 'created' } : field;
}

function render(fields: readonly ReportedField[], { identity }: PreparedCollection): string {
  if (fields.length === 0) return `The mapping collection "${identity.name}" fills no custom field.`;
  return alignColumns(fields.map((field) => [label(field.action), field.name, detail(field)]));
}

function label(action: ReportedField['action']): string {
  switch (action) {
    case 'exists':
      return 'exists';
    case 'create':
      return colors.yellow('to create');
    case 'created':
      return colors.green('created');
    case 'type-differs':
      return colors.red('type differs');
  }
}

function detail({ action, wanted, existing }: ReportedField): string {
  if (action !== 'type-differs') return existing ?? wanted;
  return `is ${existing ?? 'unknown'}, which cannot hold every ${wanted} that the mapping sends; change it in iPaaS.com`;
}
