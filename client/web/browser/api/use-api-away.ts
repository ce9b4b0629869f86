import { useStore } from '../state/store.ts';
import { trouble } from './trouble.ts';

/** True while the API itself does not answer: the banner tells of it, and nothing is worth asking for. */
export function useApiAway(): boolean {
  return useStore(trouble)?.code === 'ApiUnavailable';
}
