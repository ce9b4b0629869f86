/** White space as .NET's `char.IsWhiteSpace`: unlike JavaScript's, with U+0085 and without U+FEFF. */
const whiteSpace = /[\t-\r\x85\p{Z}]/u;

export function isWhiteSpace(unit: string): boolean {
  return whiteSpace.test(unit);
}

/** Whether there is nothing but white space, or nothing at all. */
export function isBlank(text: string): boolean {
  return countStart(text, isWhiteSpace) === text.length;
}

/** Which ends of a text are trimmed. */
export type Ends = 'start' | 'end' | 'both';

/** @param isTrimmed asked for units, from the outside in */
export function trimText(text: string, ends: Ends = 'both', isTrimmed = isWhiteSpace): string {
  const start = ends === 'end' ? 0 : countStart(text, isTrimmed);
  const end = ends === 'start' ? text.length : lastEnd(text, start, isTrimmed);
  return text.slice(start, end);
}

function countStart(text: string, isTrimmed: (unit: string) => boolean): number {
  let count = 0;
  while (count < text.length && isTrimmed(text.charAt(count))) count += 1;
  return count;
}

function lastEnd(text: string, start: number, isTrimmed: (unit: string) => boolean): number {
  let end = text.length;
  while (end > start && isTrimmed(text.charAt(end - 1))) end -= 1;
  return end;
}
