/** What the checker can find; each rule belongs to a promise of docs/reliability.md. */
export type Rule =
  | 'enough-acknowledged'
  | 'one-row'
  | 'row-of-nobody'
  | 'row-rewritten'
  | 'one-final-run'
  | 'run-disagrees'
  | 'number-twice'
  | 'customer-missing'
  | 'field-twice'
  | 'definition-twice'
  | 'link-missing'
  | 'link-twice'
  | 'link-astray'
  | 'one-create'
  | 'write-of-nobody'
  | 'outcome-untrue'
  | 'newest-wins'
  // Of bulks.
  | 'line-untold'
  | 'outcome-unplanned'
  | 'totals-wrong'
  | 'bad-one-touched'
  | 'fetched-for-nobody'
  | 'budget-exceeded';

export interface Violation {
  rule: Rule;
  /** What broke it: a CustomerNumber, a sync, a field, a line. */
  what: string;
}
