/** What every activity returns beside its value, so that the workflow can tell how the step went. */
export interface StepTiming {
  /** Which attempt this was, from 1. */
  attempts: number;
  /** When the step was first scheduled; ISO 8601, UTC. */
  startedAt: string;
  /** From then until now, waits between attempts included. */
  durationMs: number;
}

export interface StepReport<T> {
  value: T;
  timing: StepTiming;
}
