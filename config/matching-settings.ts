/** The settings by which a customer is found in iPaaS.com and written there (docs/matching.md). */
import { z } from 'zod';
import { collisionMethods, type CollisionHandling } from '../customer/write-policy.ts';

const matchKeys = ['externalId', 'customerNumber', 'emailAddress'] as const;
const updateModes = ['partial', 'read-merge-write'] as const;

/** iPaaS.com's names are accepted as people write them: `Update and Link`, `update-and-link`, `UPDATE_AND_LINK`. */
const plainName = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');

function readName<Name extends string>(names: readonly Name[], text: string): Name | undefined {
  return names.find((name) => plainName(name) === plainName(text));
}

const oneOf = <Name extends string>(names: readonly Name[], byDefault: Name) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      const name = readName(names, text);
      if (name !== undefined) return name;
      context.addIssue({ code: 'custom', message: `must be one of ${names.join(', ')}` });
      return z.NEVER;
    });

/** Several names, separated by commas, in the order in which they are tried. */
const listOf = <Name extends string>(names: readonly Name[], byDefault: readonly Name[]) =>
  z
    .string()
    .default(byDefault.join(','))
    .transform((text, context) => {
      const found = text.split(',').flatMap((part) => readName(names, part) ?? []);
      if (found.length === text.split(',').length && new Set(found).size === found.length) return found;
      context.addIssue({
        code: 'custom',
        message: `must name some of ${names.join(', ')}, each once, separated by commas`,
      });
      return z.NEVER;
    });

export const matchingFields = {
  MATCH_KEYS: listOf(matchKeys, ['externalId', 'customerNumber']),
  COLLISION_HANDLING: oneOf(collisionMethods, 'UPDATE_AND_LINK'),
  IPAAS_UPDATE_MODE: oneOf(updateModes, 'partial'),
};

const matchingSchema = z.object(matchingFields);
type CheckedMatching = z.output<typeof matchingSchema>;

export interface MatchingSettings {
  matchKeys: (typeof matchKeys)[number][];
  collisionHandling: CollisionHandling;
  updateMode: (typeof updateModes)[number];
}

export function matchingSettings(checked: CheckedMatching): MatchingSettings {
  return {
    matchKeys: checked.MATCH_KEYS,
    collisionHandling: checked.COLLISION_HANDLING,
    updateMode: checked.IPAAS_UPDATE_MODE,
  };
}
