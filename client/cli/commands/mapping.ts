import type { Command } from 'commander';
import { addMappingCheckCommand } from './mapping-check.ts';
import { addMappingPreviewCommand } from './mapping-preview.ts';
import { addMappingShowCommand } from './mapping-show.ts';

/** `customer-sync mapping check|show|preview`: mapping collections, before a sync uses them. */
export function addMappingCommand(program: Command): void {
  const mapping = program.command('mapping').description('check, show and try mapping collections');
  addMappingCheckCommand(mapping);
  addMappingShowCommand(mapping);
  addMappingPreviewCommand(mapping);
}
