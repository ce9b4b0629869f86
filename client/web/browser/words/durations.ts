/** How long something took, in few letters. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  return formatWhole(Math.round(seconds));
}

/** The time until a moment, for a countdown: whole seconds, never below zero. */
export function formatRemaining(until: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  return seconds < 60 ? `${seconds} s` : formatWhole(seconds);
}

function formatWhole(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const parts = [
    [hours, 'h'],
    [minutes, 'min'],
    [hours === 0 ? seconds % 60 : 0, 's'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
