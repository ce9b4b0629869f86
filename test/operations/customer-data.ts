/** Finds everything in the records of the stand-ins that no log may hold. */
import type { Control } from '../../sandbox/control-client.ts';

const fields = 'first_?name|last_?name|email_?address|comment|customer_?number|address_?\\d|street|city|phone\\d?';
/** A key of a record and its text, also where the record is JSON inside a text: then the quotes are escaped. */
const fieldInJson = new RegExp(`\\\\*"(?:${fields})\\\\*"\\s*:\\s*\\\\*"([^"\\\\]{4,})\\\\*"`, 'gi');
const emailAddress = /[\w.+-]+(?:@|\(at\))[\w-]+\.[\w.]+/g;

/** Names, addresses, comments and customer numbers of all records that these stand-ins hold now. */
export async function customerData(standIns: readonly Control[]): Promise<string[]> {
  const found = new Set<string>();
  for (const standIn of standIns) {
    const text = JSON.stringify(await standIn.state()).replaceAll(/(first|last|email|customer)[- ]/gi, '$1_');
    for (const [, value = ''] of text.matchAll(fieldInJson)) found.add(value.trim());
    for (const [value] of text.matchAll(emailAddress)) found.add(value);
  }
  return [...found].filter((value) => value.length >= 4);
}

/** Those of the texts that stand somewhere in the output as words of their own. */
export function foundIn(output: string, texts: readonly string[]): string[] {
  return texts.filter((text) => new RegExp(`(?<![\\w-])${escaped(text)}(?![\\w-])`).test(output));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
