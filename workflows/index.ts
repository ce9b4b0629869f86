/** Every workflow the worker registers. */
export { syncCustomer } from './sync-customer.ts';
export { bulkSync } from './bulk-sync.ts';
