/** How far many syncs are. */
export function progressWords(ended: number, all: number): string {
  return ended === all ? `All ${all} have ended.` : `${ended} of ${all} have ended.`;
}

/** The same for a screen reader, which is told only every tenth part: it would never come to the end of each. */
export function announceProgress(ended: number, all: number): string {
  if (ended === all) return progressWords(ended, all);
  const tenths = Math.floor((ended / all) * 10);
  return tenths === 0 ? '' : `${tenths}0 per cent have ended.`;
}
