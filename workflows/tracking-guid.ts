/**
 * Makes the tracking GUID of a sync known wherever something is logged about it: in the workflow's own log lines, and in
 * the headers of its activities, so that no activity has to be given it for that. Headers are no commands: a sync that
 * runs while this changes goes on.
 */
import { defaultPayloadConverter } from '@temporalio/common';
import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';

/** The header in which activities find it, as a text. */
export const trackingGuidHeader = 'customer-sync-tracking-guid';

/** Of the sync that runs here: the sandbox gives every run modules of its own. */
let current: string | null = null;

/** To be called as soon as the tracking GUID is known, and again where the argument names another. */
export function noteTrackingGuid(trackingGuid: string): void {
  current = trackingGuid;
}

/** The name under which the SDK looks for what a module has to add. */
export function interceptors(): WorkflowInterceptors {
  return {
    outbound: [
      {
        getLogAttributes: (input, next) => next({ ...input, trackingGuid: current }),
        scheduleActivity: (input, next) => next({ ...input, headers: withTrackingGuid(input.headers) }),
        scheduleLocalActivity: (input, next) => next({ ...input, headers: withTrackingGuid(input.headers) }),
      },
    ],
  };
}

function withTrackingGuid(headers: Headers): Headers {
  return { ...headers, [trackingGuidHeader]: defaultPayloadConverter.toPayload(current) };
}
