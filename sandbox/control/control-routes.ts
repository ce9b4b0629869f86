/** The control plane that both stand-ins have: reset, state, journal, faults. It needs no key. */
import { z } from 'zod';
import { parseJson, type Json } from '../http/json.ts';
import type { Reply } from '../http/messages.ts';
import type { Route } from '../http/route.ts';
import { faultListSchema, type Faults } from './faults.ts';
import type { Journal } from './journal.ts';

export const CONTROL_PREFIX = '/__sandbox/';

export interface ControlParts {
  journal: Journal;
  faults: Faults;
  /** Back to the seed data. */
  reset: () => void;
  /** All records in wire format. */
  state: () => Json;
}

export function controlRoutes({ journal, faults, reset, state }: ControlParts): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/__sandbox/reset',
      handler() {
        reset();
        journal.clear();
        faults.clear();
        return { status: 200, body: { reset: true } };
      },
    },
    { method: 'GET', pattern: '/__sandbox/state', handler: () => ({ status: 200, body: state() }) },
    {
      method: 'GET',
      pattern: '/__sandbox/journal',
      handler(request) {
        const after = z.coerce
          .number()
          .catch(0)
          .parse(request.query.get('after') ?? 0);
        return { status: 200, body: { requests: journal.entries(after).map((entry) => ({ ...entry })) } };
      },
    },
    {
      method: 'POST',
      pattern: '/__sandbox/faults',
      handler(request) {
        const checked = faultListSchema.safeParse(parseJson(request.body));
        if (!checked.success)
          return controlProblem(`The body must be a list of faults. ${z.prettifyError(checked.error)}`);
        faults.add(checked.data);
        return faultList(faults);
      },
    },
    { method: 'GET', pattern: '/__sandbox/faults', handler: () => faultList(faults) },
    {
      method: 'DELETE',
      pattern: '/__sandbox/faults',
      handler() {
        faults.clear();
        return faultList(faults);
      },
    },
  ];
}

function faultList(faults: Faults): Reply {
  const checked = z.json().parse(faults.remaining());
  return { status: 200, body: { faults: checked } };
}

/** An answer of the control plane to a request it cannot carry out. */
export function controlProblem(message: string, status: 400 | 404 = 400): Reply {
  return { status, body: { error: message } };
}
