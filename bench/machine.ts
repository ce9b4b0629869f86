import { cpus } from 'node:os';

/** What figures are worth nothing without. */
export interface Machine {
  processor: string;
  cores: number;
  node: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return { processor: all[0]?.model.trim() ?? 'unknown', cores: all.length, node: process.versions.node };
}

export function describeMachine({ processor, cores, node }: Machine): string {
  return `${processor}, ${cores} cores, Node ${node}`;
}
