/** Where a text or character ends that begins at a place: what stands in it is not part of the formula around it. */

/**
 * @returns the place of its last character; the place itself where none begins there, the end of the text where it has
 *   none
 */
export function endOfLiteral(text: string, start: number): number {
  const opening = /(?:\$@|@\$|\$|@)?"|'/y;
  opening.lastIndex = start;
  const image = opening.exec(text)?.[0];
  if (image === undefined) return start;
  if (image === "'") return endOfChar(text, start);
  const first = start + image.length;
  if (image.includes('$')) return endOfInterpolation(text, first, image.includes('@'));
  return image.startsWith('@') ? endOfVerbatim(text, first) : endOfPlain(text, first);
}

/** The place of the quotation mark that ends an interpolated text; the length of the text where none does. */
export function endOfInterpolation(text: string, first: number, isVerbatim: boolean): number {
  let depth = 0;
  for (let place = first; place < text.length; place += 1) {
    const character = text[place];
    if (depth > 0) {
      if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else place = endOfLiteral(text, place);
    } else if (character === '{' || character === '}') {
      if (text[place + 1] === character) place += 1;
      else if (character === '{') depth = 1;
    } else if (character === '\\' && !isVerbatim) {
      place += 1;
    } else if (character === '"') {
      if (!isVerbatim || text[place + 1] !== '"') return place;
      place += 1;
    }
  }
  return text.length;
}

function endOfPlain(text: string, first: number): number {
  for (let place = first; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '"') return place;
  }
  return text.length;
}

function endOfVerbatim(text: string, first: number): number {
  for (let place = first; place < text.length; place += 1) {
    if (text[place] !== '"') continue;
    if (text[place + 1] !== '"') return place;
    place += 1;
  }
  return text.length;
}

/** A lone apostrophe begins no character. */
function endOfChar(text: string, start: number): number {
  const character = /'(?:\\(?:u[\da-fA-F]{4}|.)|[^'\\\r\n])'/y;
  character.lastIndex = start;
  return start + Math.max(0, (character.exec(text)?.[0].length ?? 0) - 1);
}
