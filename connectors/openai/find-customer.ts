import { isBlank, type JsonValue } from '../../customer/source-record.ts';
import {
  fieldValue,
  identityText,
  isJsonObject,
  readFields,
  type CustomerFields,
  type JsonObject,
} from './customer-fields.ts';
import { findJson } from './find-json.ts';
import { normaliseKey } from './match-keys.ts';

/** The customers in a text, in their order. */
export function customersInText(text: string): CustomerFields[] {
  return findJson(text).flatMap(({ value }) => customersInJson(value));
}

/**
 * The customers in a JSON value, in their order: the object itself, the object under its key `customer` (which goes
 * before the object around it), or the elements of a list. Only what names a customer counts.
 */
export function customersInJson(value: JsonValue): CustomerFields[] {
  if (Array.isArray(value)) return value.flatMap(customersInJson);
  if (!isJsonObject(value)) return [];
  const enclosed = enclosedCustomer(value);
  const inner = enclosed === undefined ? [] : customersInJson(enclosed);
  const fields = readFields(value);
  if (inner.length > 0) return inner.map((customer) => withNumberBeside(customer, fields));
  return namesCustomer(fields) ? [isJsonObject(enclosed) ? unwrapped(fields, enclosed) : fields] : [];
}

/** The object or list under the key `customer`, in any spelling; undefined where there is none. */
export function enclosedCustomer(object: JsonObject): JsonValue | undefined {
  const key = Object.keys(object).find((candidate) => {
    return (
      normaliseKey(candidate) === 'customer' && typeof object[candidate] === 'object' && object[candidate] !== null
    );
  });
  return key === undefined ? undefined : object[key];
}

/** An enclosed customer; one without a CustomerNumber takes the one of the object around it. */
export function withNumberBeside(customer: CustomerFields, around: CustomerFields): CustomerFields {
  const key = normaliseKey('CustomerNumber');
  const number = around.get(key);
  if (number === undefined || identityText(customer, 'CustomerNumber') !== null) return customer;
  return new Map([...customer, [key, number]]);
}

/** One record out of an object that names the customer and an enclosed one that holds the rest. */
function unwrapped(fields: CustomerFields, enclosed: JsonObject): CustomerFields {
  const around = [...fields].filter(([key]) => key !== 'customer');
  const inner = [...readFields(enclosed)].filter(([, field]) => !isBlank(field.value));
  return new Map([...around, ...inner]);
}

function namesCustomer(fields: CustomerFields): boolean {
  return (['CustomerNumber', 'EmailAddress'] as const).some((field) => {
    const text = identityText(fields, field);
    return text !== null && !isPlaceholder(text);
  });
}

/** Prompts often show the wished form of the answer, `{"CustomerNumber":"…"}`: that is no customer. */
function isPlaceholder(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || /^(?:<.*>|\{.*\}|\[.*\]|string|number)$/is.test(text);
}

/**
 * Chooses the sent customer among all candidates of a conversation: the latest one. Where the latest does little more
 * than name the customer, it is laid over the latest record of that same customer that holds more.
 *
 * @param candidates earliest first
 */
export function chooseSentCustomer(candidates: readonly CustomerFields[]): CustomerFields | null {
  const latest = candidates.at(-1);
  if (latest === undefined) return null;
  if (holdsData(latest)) return latest;
  const fuller = candidates.findLast((candidate) => holdsData(candidate) && isSameCustomer(candidate, latest));
  if (fuller === undefined) return latest;
  return new Map([...fuller, ...[...latest].filter(([, field]) => !isBlank(field.value))]);
}

/** True where the record says more about the customer than who it is. */
export function holdsData(fields: CustomerFields): boolean {
  return (['FirstName', 'LastName', 'Comment', 'KnownToFilm'] as const).some((field) => {
    return !isBlank(fieldValue(fields, field));
  });
}

function isSameCustomer(one: CustomerFields, other: CustomerFields): boolean {
  const number = identityText(one, 'CustomerNumber');
  const otherNumber = identityText(other, 'CustomerNumber');
  if (number !== null && otherNumber !== null) return number === otherNumber;
  const email = identityText(one, 'EmailAddress')?.toLowerCase();
  return email !== undefined && email === identityText(other, 'EmailAddress')?.toLowerCase();
}
