/** The answer to a POST that wrote a record. */
import type { Json } from '../http/json.ts';
import type { Reply } from '../http/messages.ts';
import type { SwitchValues } from './switches.ts';

export function postReply({ postStatus, postBody }: Readonly<SwitchValues>, record: Json): Reply {
  return { status: postStatus, committed: true, ...(postBody === 'record' && { body: record }) };
}
