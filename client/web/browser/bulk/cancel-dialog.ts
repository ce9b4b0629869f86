import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { endedCount, type Bulk } from '../bulk.ts';
import { counted } from '../words/counts.ts';

interface CancelDialogProps {
  bulk: Bulk;
  onCancel: () => void;
  onClose: () => void;
}

/** Asks whether a bulk is meant to be cancelled. The browser keeps the focus within it, and closes it by Escape. */
export function CancelDialog({ bulk, onCancel, onClose }: CancelDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = (): void => {
    onCancel();
    onClose();
  };
  const left = bulk.totals.received - endedCount(bulk.totals);
  return html`<dialog ref=${dialog} aria-labelledby="cancel-title" onClose=${onClose}>
    <h2 id="cancel-title">Cancel this bulk?</h2>
    <p>
      ${counted(left, 'record has', 'records have')} not ended yet. What has not begun is left as it is; what has begun
      comes to its end. Records that have ended stay as they are.
    </p>
    <div class="buttons">
      <button type="button" class="primary" onClick=${confirm}>Cancel the bulk</button>
      <button type="button" autofocus onClick=${onClose}>Let it go on</button>
    </div>
  </dialog>`;
}
