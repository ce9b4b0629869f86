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
  // Closed by the browser, it gives the focus back to where it was.
  const close = (): void => dialog.current?.close();
  const confirm = (): void => {
    close();
    onCancel();
  };
  const left = bulk.totals.received - endedCount(bulk.totals);
  return html`<dialog ref=${dialog} aria-labelledby="cancel-title" onClose=${onClose}>
    <h2 id="cancel-title">Cancel this bulk?</h2>
    <p>
      ${counted(left, 'record has', 'records have')} not ended yet. They are left as they are, but for those that are
      being written at this moment. What has ended stays as it is.
    </p>
    <div class="buttons">
      <button type="button" class="primary" onClick=${confirm}>Cancel the bulk</button>
      <button type="button" autofocus onClick=${close}>Let it go on</button>
    </div>
  </dialog>`;
}
