/**
 * `ms` ships its types where TypeScript 7 does not find them; without this line Temporal's `Duration` would silently
 * be `any`, and a misspelt time-out would hang a workflow (temporalio/sdk-typescript#1668).
 */
declare module 'ms' {
  type Unit =
    | 'ms'
    | 's'
    | 'm'
    | 'h'
    | 'd'
    | ' second'
    | ' seconds'
    | ' minute'
    | ' minutes'
    | ' hour'
    | ' hours'
    | ' day'
    | ' days';
  export type StringValue = `${number}` | `${number}${Unit}`;
}
