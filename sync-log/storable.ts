/**
 * A text as a column of either database can hold it: PostgreSQL has no NUL character in texts, and a customer number
 * that holds one must not keep a sync from being logged. (JSON columns escape it.)
 */
export function storable<Text extends string | null>(text: Text): Text | string {
  return text === null ? text : text.replaceAll('\0', '\u{FFFD}');
}
