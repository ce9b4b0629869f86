/** Custom formats of .NET for numbers, such as `#,##0.00;(#,##0.00);none`. */
import { readSections, type NumberSection, type NumberSections, type SectionPart } from './custom-number-sections.ts';
import { digitsOfNumber, keepDigits, movePoint, significantDigits, type Digits } from './number-digits.ts';
import { exponentPart } from './number-layout.ts';
import type { NumberValue } from '../values.ts';

/** .NET takes no more digits of a double for a custom format. */
const doubleDigits = 15;

/** @param value is finite */
export function customNumberText(value: NumberValue, format: string): string {
  const sections = readSections(format);
  const number = value.type === 'double' ? significantDigits(value.value, doubleDigits) : digitsOfNumber(value);
  const section = sectionFor(sections, number);
  const rounded = roundFor(section, number);
  // What is rounded to 0 is written as 0 is.
  const final = rounded.digits === '' ? sectionFor(sections, rounded) : section;
  const text = writeSection(final, rounded);
  const isSigned = rounded.isNegative && final === sections[0] && (rounded.point !== 0 || text !== '');
  return isSigned ? `-${text}` : text;
}

/** The first section is for positive numbers, and for all that have no section of their own. */
function sectionFor([first, negative, zero]: NumberSections, number: Digits): NumberSection {
  const signed = number.isNegative ? negative : first;
  const own = number.digits === '' ? zero : signed;
  return own === undefined || own.isBlank ? first : own;
}

function roundFor(section: NumberSection, number: Digits): Digits {
  const moved = movePoint(number, section.shift);
  const kept = section.isScientific ? section.places : moved.point + section.places - section.pointAt;
  return keepDigits(moved, kept);
}

/** Fills the places of the section from the left. */
function writeSection(section: NumberSection, number: Digits): string {
  const writer = createWriter(section, number);
  return section.parts.map((part) => writer.write(part)).join('');
}

interface Writer {
  write(part: SectionPart): string;
}

function createWriter(section: NumberSection, { digits, point }: Digits): Writer {
  const exponent = digits === '' ? 0 : point - section.pointAt;
  // Digits before the point that have no place of their own stand before the first; places without a digit may be 0.
  let surplus = section.isScientific ? 0 : point - section.pointAt;
  let place = section.isScientific ? section.pointAt : Math.max(point, section.pointAt);
  const wholeLength = Math.max(section.firstZero, place + Math.min(surplus, 0));
  let next = 0;
  let wrotePoint = false;
  let wroteExponent = false;

  const separator = (): string =>
    section.isGrouped && place > 1 && (place - 1) % 3 === 0 && place - 1 < wholeLength ? ',' : '';
  const writeSurplus = (): string => {
    let text = '';
    for (; surplus > 0; surplus -= 1, place -= 1, next += 1) text += (digits[next] ?? '0') + separator();
    return text;
  };
  const digitHere = (): string => {
    if (surplus < 0) {
      surplus += 1;
      return place <= section.firstZero ? '0' : '';
    }
    const digit = digits[next];
    if (digit === undefined) return place > section.lastZero ? '0' : '';
    next += 1;
    return digit;
  };
  const writeDigit = (): string => {
    const before = writeSurplus();
    const digit = digitHere();
    const text = digit === '' ? before : before + digit + separator();
    place -= 1;
    return text;
  };
  const writePoint = (): string => {
    const before = writeSurplus();
    const isNeeded = section.lastZero < 0 || (section.pointAt < section.places && next < digits.length);
    if (place !== 0 || wrotePoint || !isNeeded) return before;
    wrotePoint = true;
    return `${before}.`;
  };

  return {
    write(part) {
      switch (part.kind) {
        case 'digit':
          return writeDigit();
        case 'point':
          return writePoint();
        case 'exponent':
          if (wroteExponent) return part.text;
          wroteExponent = true;
          return exponentPart(exponent, part.letter, part.digits, part.showsPlus);
        case 'text':
          return part.text;
      }
    },
  };
}
