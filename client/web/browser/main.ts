import { html, render } from 'htm/preact';
import { watchService } from './api/trouble.ts';
import { App } from './app.ts';
import { followAddress } from './state/navigation.ts';

const root = document.getElementById('page');
if (root !== null) {
  followAddress();
  void watchService();
  root.replaceChildren();
  render(html`<${App} />`, root);
}
