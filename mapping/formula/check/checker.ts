/** What the parts of the check share. */
import type { FormulaProblem } from './formula-problem.ts';
import type { Program } from '../syntax.ts';
import type { StaticType } from './static-types.ts';

export interface KnownNames {
  /** The type of a source field or special variable; null where none of this name is known. */
  typeOf: (name: string) => StaticType | null;
  /** All that are known, to suggest the nearest. */
  names: Iterable<string>;
}

/** Variables by name, the inner ones first. */
export interface Scope {
  readonly types: Map<string, StaticType>;
  readonly outer: Scope | null;
}

export interface Checker {
  readonly known: KnownNames;
  report: (problem: FormulaProblem) => void;
  /** A source field or special variable is read. */
  noteRead: (name: string) => void;
  /** The result depends on the time of the sync. */
  noteTime: () => void;
  /** What is wrong with a condition that is written as text, in a sentence; null where nothing is. */
  problemOfCondition: (condition: Program) => string | null;
}

/** The type of a variable, or null where there is none of this name. */
export function typeIn(scope: Scope | null, name: string): StaticType | null {
  for (let place = scope; place !== null; place = place.outer) {
    const type = place.types.get(name);
    if (type !== undefined) return type;
  }
  return null;
}
