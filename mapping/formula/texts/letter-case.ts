/**
 * Upper and lower case as .NET's invariant culture has it: one character becomes one character, wherever it stands. So ß
 * stays ß (JavaScript makes it SS), and a Σ at the end of a word is a σ like any other.
 */

export function upperCase(text: string): string {
  return isAscii(text) ? text.toUpperCase() : Array.from(text, upperCharacter).join('');
}

export function lowerCase(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(text, lowerCharacter).join('');
}

function upperCharacter(character: string): string {
  // The dotless ı is its own capital: the invariant culture is not Turkish, and I is the capital of i.
  if (character === 'ı') return character;
  const upper = character.toUpperCase();
  return isOne(upper) ? upper : (greekCapital(character) ?? character);
}

function lowerCharacter(character: string): string {
  const lower = character.toLowerCase();
  return isOne(lower) ? lower : character;
}

/** Greek letters with a written-below iota, which JavaScript makes two letters of, though each has a capital of its own. */
function greekCapital(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code >= 0x1f80 && code <= 0x1faf && (code & 8) === 0) return String.fromCharCode(code + 8);
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? String.fromCharCode(code + 9) : null;
}

function isOne(text: string): boolean {
  return Array.from(text).length === 1;
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7F]/.test(text);
}
