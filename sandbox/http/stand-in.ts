/** What an imitated API gives to the server that carries it. */
import type { Json } from './json.ts';
import type { ApiRequest, Reply } from './messages.ts';
import type { Route } from './route.ts';

export interface StandIn {
  /** Carries out one request. Answers every request; never throws for what a client sent. */
  answer(request: ApiRequest): Reply;
  /** The answer that the request would get now; nothing is carried out. */
  rehearse(request: ApiRequest): Reply;
  /** A new request id in the form of this API. */
  newRequestId(): string;
  /** The GUID by which the caller follows its own request, where it sent one. */
  trackingGuid(request: ApiRequest): string | null;
  /** The answer this API usually gives with a status; for faults without a body of their own. */
  usualError(request: ApiRequest, status: number): Reply;
  /** Routes of the control plane that only this stand-in has. */
  controlRoutes: Route[];
  /** Back to the seed data. */
  reset(): void;
  /** All records in wire format. */
  state(): Json;
}
