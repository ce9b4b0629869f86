import { slotUsableMs, type Slots } from '../../customer/request-budget.ts';

/** The slots that this process has claimed and not used. All times are of performance.now(). */
export interface SlotStock {
  add(slots: Slots): void;
  /** Uses a slot whose time has come. False where there is none. */
  take(now: number): boolean;
  /** How many are left, those of the near future included. */
  count(now: number): number;
  /** When the next one can be used; null where there is none. */
  nextAt(now: number): number | null;
  clear(): void;
}

interface Row {
  at: number;
  everyMs: number;
  count: number;
}

export function createSlotStock(): SlotStock {
  /** In the order of their times, because they were claimed one after the other. */
  let rows: Row[] = [];

  function first(now: number): Row | undefined {
    for (;;) {
      const [row] = rows;
      if (row === undefined) return undefined;
      const lost = Math.min(row.count, Math.ceil((now - slotUsableMs - row.at) / row.everyMs));
      if (lost > 0) use(row, lost);
      if (row.count > 0) return row;
      rows.shift();
    }
  }

  return {
    add: ({ count, firstAt, everyMs }) => void rows.push({ at: firstAt, everyMs, count }),
    take(now) {
      const row = first(now);
      if (row === undefined || row.at > now) return false;
      use(row, 1);
      return true;
    },
    count: (now) => (first(now) === undefined ? 0 : rows.reduce((sum, row) => sum + row.count, 0)),
    nextAt: (now) => first(now)?.at ?? null,
    clear() {
      rows = [];
    },
  };
}

function use(row: Row, count: number): void {
  row.count -= count;
  row.at += count * row.everyMs;
}
