import type { BudgetKey, BudgetLimits, BudgetState, SharedBudget } from '../customer/request-budget.ts';

/** The request budgets of all upstream credentials, shared by all processes that use this log. */
export interface RequestBudgets {
  /** Takes part in a budget. The limits that came last count for everybody. */
  join(key: BudgetKey, limits: BudgetLimits): Promise<SharedBudget>;
  /** How all of them stand, those without a live worker included. */
  states(): Promise<BudgetState[]>;
}
