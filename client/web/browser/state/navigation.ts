import { createStore } from './store.ts';
import { readRoute, writeRoute, type Filters, type Route, type View } from './route.ts';

/** Where the person is; follows the address of the browser. */
export const currentRoute = createStore<Route>(readRoute(location.search, location.hash));

/** Keeps the route in step with the browser's own ways: back, forward, a changed address. */
export function followAddress(): void {
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', readAddress);
}

function readAddress(): void {
  currentRoute.set(readRoute(location.search, location.hash));
}

/** Shows another view; the person can go back from it. */
export function show(view: View): void {
  go({ ...currentRoute.get(), view });
}

/** Shows other syncs in the list. */
export function filterBy(filters: Filters): void {
  go({ view: { name: 'list' }, filters });
}

/** The address of a view, for links: they can be opened in a tab of their own. */
export function addressOf(view: View): string {
  return writeRoute({ ...currentRoute.get(), view });
}

function go(route: Route): void {
  history.pushState(null, '', writeRoute(route));
  currentRoute.set(route);
}
