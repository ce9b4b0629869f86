/** A text that nobody has used before. Browsers offer randomUUID only with HTTPS, or on the machine itself. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
