import type { Position } from '../position.ts';

/** Something that is wrong, or probably wrong, with a formula, found without running it. */
export interface FormulaProblem {
  /** `error`: the formula cannot work. `warning`: it works, but hardly as it was meant. */
  severity: 'error' | 'warning';
  kind: 'Syntax' | 'UnknownFunction' | 'UnknownMember' | 'UnknownName' | 'UnknownType' | 'WrongType' | 'NoReturn';
  at: Position;
  /** A sentence; names nothing but what stands in the formula. */
  message: string;
}
