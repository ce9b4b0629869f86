/** Why a line became no record. */
export const refusedKinds = ['duplicate', 'malformed'] as const;
export type RefusedKind = (typeof refusedKinds)[number];
