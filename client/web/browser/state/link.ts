import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { addressOf, currentRoute, show } from './navigation.ts';
import type { View } from './route.ts';
import { useStore } from './store.ts';

interface LinkProps {
  to: View;
  class?: string;
  children?: ComponentChildren;
}

/** A link to another view, drawn in place; with a modifier key the browser opens it as it opens any link. */
export function Link({ to, class: className, children }: LinkProps): VNode {
  useStore(currentRoute);
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(to);
  };
  return html`<a href=${addressOf(to)} class=${className} onClick=${follow}>${children}</a>`;
}
