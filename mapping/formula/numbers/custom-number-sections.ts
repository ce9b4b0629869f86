/** The sections of a custom number format, read once: what they write, and where their places are. */

export type SectionPart =
  | { readonly kind: 'digit' }
  | { readonly kind: 'point' }
  /** `E+00` */
  | {
      readonly kind: 'exponent';
      readonly text: string;
      readonly letter: string;
      readonly showsPlus: boolean;
      readonly digits: number;
    }
  | { readonly kind: 'text'; readonly text: string };

export interface NumberSection {
  readonly parts: readonly SectionPart[];
  /** Nothing stands in it, so that it does not count. */
  readonly isBlank: boolean;
  /** How many `0` and `#` there are, and how many of them before the point. */
  readonly places: number;
  readonly pointAt: number;
  /** Places are counted down to 0 at the point. From here down to the point they are filled with zeros… */
  readonly firstZero: number;
  /** …and on to here, behind the point. */
  readonly lastZero: number;
  readonly isGrouped: boolean;
  readonly isScientific: boolean;
  /** How far the point moves: 2 for `%`, -3 for each `,` before the point. */
  readonly shift: number;
}

/** There is always a first one. */
export type NumberSections = readonly [NumberSection, ...NumberSection[]];

const longestExponent = 10;

/** Every character of a format belongs to one of these. */
const token =
  /(?<digit>[0#])|(?<point>\.)|(?<comma>,)|(?<sign>[%‰])|(?<semicolon>;)|"(?<quoted>[^"]*)"?|'(?<apostrophe>[^']*)'?|\\(?<escaped>[\s\S]?)|(?<exponent>[eE][+-]?0+)|(?<other>[\s\S])/gu;

/** What was read of a section so far. */
interface Draft {
  parts: SectionPart[];
  length: number;
  places: number;
  pointAt: number | null;
  firstZero: number | null;
  lastZero: number;
  /** The place before which the last commas stand, and how many. */
  commaAt: number | null;
  commas: number;
  isGrouped: boolean;
  isScientific: boolean;
  shift: number;
}

export function readSections(format: string): NumberSections {
  const first = newDraft();
  const rest: Draft[] = [];
  let draft = first;
  for (const match of format.matchAll(token)) {
    const groups = match.groups ?? {};
    if (groups['semicolon'] === undefined) {
      readToken(draft, match[0], groups);
      continue;
    }
    draft = newDraft();
    rest.push(draft);
  }
  return [finish(first), ...rest.map(finish)];
}

function readToken(draft: Draft, text: string, groups: Record<string, string | undefined>): void {
  draft.length += text.length;
  if (groups['digit'] !== undefined) return readDigit(draft, text === '0');
  if (groups['point'] !== undefined) return readPoint(draft);
  if (groups['comma'] !== undefined) return readComma(draft);
  if (groups['exponent'] !== undefined) return readExponent(draft, text);
  if (groups['sign'] !== undefined) draft.shift += text === '%' ? 2 : 3;
  const shown = groups['quoted'] ?? groups['apostrophe'] ?? groups['escaped'] ?? text;
  draft.parts.push({ kind: 'text', text: shown });
}

function readDigit(draft: Draft, isZero: boolean): void {
  if (isZero) draft.firstZero ??= draft.places;
  draft.places += 1;
  if (isZero) draft.lastZero = draft.places;
  draft.parts.push({ kind: 'digit' });
}

function readPoint(draft: Draft): void {
  draft.pointAt ??= draft.places;
  draft.parts.push({ kind: 'point' });
}

/** A comma between places groups; commas at the end of the whole part divide by 1000 each. */
function readComma(draft: Draft): void {
  if (draft.places === 0 || draft.pointAt !== null) return;
  if (draft.commaAt === draft.places) {
    draft.commas += 1;
    return;
  }
  if (draft.commaAt !== null) draft.isGrouped = true;
  draft.commaAt = draft.places;
  draft.commas = 1;
}

function readExponent(draft: Draft, text: string): void {
  const zeros = text.replace(/^[eE][+-]?/, '').length;
  draft.isScientific = true;
  draft.parts.push({
    kind: 'exponent',
    text,
    letter: text.slice(0, 1),
    showsPlus: text.includes('+'),
    digits: Math.min(zeros, longestExponent),
  });
}

function finish(draft: Draft): NumberSection {
  const pointAt = draft.pointAt ?? draft.places;
  const scales = draft.commaAt === pointAt;
  return {
    parts: draft.parts,
    isBlank: draft.length === 0,
    places: draft.places,
    pointAt,
    firstZero: Math.max(0, pointAt - (draft.firstZero ?? pointAt)),
    lastZero: Math.min(0, pointAt - draft.lastZero),
    isGrouped: draft.isGrouped || (draft.commaAt !== null && !scales),
    isScientific: draft.isScientific,
    shift: draft.shift - (scales ? 3 * draft.commas : 0),
  };
}

function newDraft(): Draft {
  return {
    parts: [],
    length: 0,
    places: 0,
    pointAt: null,
    firstZero: null,
    lastZero: 0,
    commaAt: null,
    commas: 0,
    isGrouped: false,
    isScientific: false,
    shift: 0,
  };
}
