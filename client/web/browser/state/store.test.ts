import { expect, test } from '@jest/globals';
import { createStore } from './store.ts';

test('whoever looks at a store hears of each change, until it looks no more', () => {
  const store = createStore('a');
  const heard: string[] = [];
  const stop = store.subscribe(() => heard.push(store.get()));
  store.set('b');
  store.set('b');
  store.set('c');
  stop();
  store.set('d');
  expect(heard).toEqual(['b', 'c']);
  expect(store.get()).toBe('d');
});
