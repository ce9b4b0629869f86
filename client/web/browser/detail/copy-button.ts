import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

interface CopyButtonProps {
  text: string;
  /** What it copies, for the button's name. */
  what: string;
}

/** Copies a text; left out where the browser does not let pages copy, as it does without HTTPS. */
export function CopyButton({ text, what }: CopyButtonProps): VNode | null {
  const [copied, setCopied] = useState(false);
  if (!isSecureContext) return null;
  const copy = (): void => {
    navigator.clipboard
      .writeText(text)
      .then(() => setCopied(true))
      .catch(() => undefined);
  };
  return html`<button type="button" class="small" aria-label=${`Copy the ${what}`} onClick=${copy}>
      ${copied ? 'Copied' : 'Copy'}
    </button>
    <span class="hidden" role="status">${copied ? 'Copied' : ''}</span>`;
}
