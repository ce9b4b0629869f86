/** What stands behind a dot or in brackets. */
import { propertyType, staticsNamed } from '../library/members.ts';
import type { Index, Member } from '../syntax.ts';
import type { Checker } from './checker.ts';
import { mayBe, type StaticType } from './static-types.ts';
import { suggest } from './suggest.ts';

/** A record may have any field. */
export function checkMember(target: StaticType, { name, at }: Member, { report }: Checker): StaticType {
  if (target === 'object' || target === 'null' || target === 'Dictionary') return 'object';
  const type = target === 'number' ? null : propertyType(target, name);
  if (type !== null && type !== 'lambda') return type;
  report({ severity: 'error', kind: 'UnknownMember', at, message: `${target} has no property ${name}.` });
  return 'object';
}

/** `DateTime.Now` */
export function checkStaticMember(type: string, { name, at }: Member, { report, noteTime }: Checker): StaticType {
  const properties = staticsNamed(type)?.properties ?? [];
  const property = properties.find((candidate) => candidate.name === name);
  if (property === undefined) {
    const message = `There is no ${type}.${name}.${suggest(
      name,
      properties.map((known) => known.name),
    )}`;
    report({ severity: 'error', kind: 'UnknownMember', at, message });
    return 'object';
  }
  if (property.readsTime) noteTime();
  return property.returns === 'lambda' ? 'object' : property.returns;
}

/** A text gives characters; what lists and records hold is not known. */
export function checkIndex(target: StaticType, index: StaticType, { at }: Index, { report }: Checker): StaticType {
  const wrong = (message: string): StaticType => {
    report({ severity: 'error', kind: 'WrongType', at, message });
    return 'object';
  };
  if (target === 'object' || target === 'null') return 'object';
  if (target === 'Dictionary') {
    return mayBe(index, 'string') ? 'object' : wrong(`A Dictionary is read by a text, not by ${index}.`);
  }
  if (target !== 'string' && target !== 'List') return wrong(`${target} cannot be read with [ ].`);
  if (!mayBe(index, 'int')) return wrong(`A ${target} is read by an int, not by ${index}.`);
  return target === 'string' ? 'char' : 'object';
}
