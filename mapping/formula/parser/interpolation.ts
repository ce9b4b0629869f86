/** Takes `$"…{value,8:0.00}…"` apart. */
import type { Position } from '../position.ts';
import { endOfLiteral } from './end-of-literal.ts';
import { unescape } from './literals.ts';
import { FormulaSyntaxError } from './syntax-error.ts';

export interface RawHole {
  /** The text of the expression. */
  source: string;
  /** Where it begins, counted from the beginning of the interpolated text. */
  offset: number;
  alignment: number | null;
  format: string | null;
}

/** @throws FormulaSyntaxError */
export function splitInterpolation(image: string, at: Position): (string | RawHole)[] {
  const start = image.indexOf('"') + 1;
  const verbatim = image.slice(0, start).includes('@');
  const parts: (string | RawHole)[] = [];
  let literal = '';
  const endLiteral = (): void => {
    if (literal !== '') parts.push(verbatim ? literal.replaceAll('""', '"') : unescape(literal, at));
    literal = '';
  };
  for (let place = start; place < image.length - 1; place += 1) {
    const character = image.charAt(place);
    const isBrace = character === '{' || character === '}';
    if (isBrace && image[place + 1] === character) {
      literal += character;
      place += 1;
    } else if (character === '}') {
      throw new FormulaSyntaxError('A } stands alone; write }} for the character itself.', at);
    } else if (character === '{') {
      endLiteral();
      const end = endOfHole(image, place);
      parts.push(readHole(image.slice(place + 1, end), place + 1, at));
      place = end;
    } else {
      literal += character;
    }
  }
  endLiteral();
  return parts;
}

function endOfHole(image: string, open: number): number {
  const end = scanOutside(image, open + 1, (character) => character === '}');
  return end === -1 ? image.length - 1 : end;
}

function readHole(hole: string, offset: number, at: Position): RawHole {
  const colon = scanOutside(hole, 0, (character) => character === ':');
  const format = colon === -1 ? null : hole.slice(colon + 1);
  const before = colon === -1 ? hole : hole.slice(0, colon);
  const comma = scanOutside(before, 0, (character) => character === ',');
  const source = comma === -1 ? before : before.slice(0, comma);
  const alignment = comma === -1 ? null : before.slice(comma + 1).trim();
  if (alignment !== null && !/^-?\d{1,3}$/.test(alignment)) {
    throw new FormulaSyntaxError('Behind the comma in braces stands a width, a whole number up to 999.', at);
  }
  if (source.trim() === '') throw new FormulaSyntaxError('The braces hold nothing.', at);
  return { source, offset, alignment: alignment === null ? null : Number(alignment), format };
}

/** The first place outside of brackets and texts whose character is wanted; -1 where there is none. */
function scanOutside(text: string, from: number, isWanted: (character: string) => boolean): number {
  let depth = 0;
  for (let place = from; place < text.length; place += 1) {
    const character = text.charAt(place);
    if (depth === 0 && isWanted(character)) return place;
    const end = endOfLiteral(text, place);
    if (end > place) place = end;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return -1;
}
