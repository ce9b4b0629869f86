const dayMs = 86_400_000;

/** A moment in the person's own time: the time alone for today, with the day for any other. */
export function formatTime(iso: string, now: number): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (at.toDateString() === new Date(now).toDateString()) return time;
  return `${formatDay(at, now)}, ${time}`;
}

function formatDay(at: Date, now: number): string {
  if (at.toDateString() === new Date(now - dayMs).toDateString()) return 'yesterday';
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return at.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) });
}

/** The first moment of a day of the local calendar, as the API takes it; null where the text is no day. */
export function startOfDay(day: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
