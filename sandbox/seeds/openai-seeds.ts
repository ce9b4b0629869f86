/** Everything the OpenAI stand-in holds after a reset; sandbox/README.md says what each record shows. */
import type { OpenAiRecords } from '../openai/store.ts';
import { badRecordSeeds } from './bad-record-seeds.ts';
import { conversationSeeds } from './conversation-seeds.ts';
import { matchingSeeds } from './matching-seeds.ts';
import { statusSeeds } from './status-seeds.ts';
import { whereaboutsSeeds } from './whereabouts-seeds.ts';

export function openAiSeeds(): OpenAiRecords {
  const talk = conversationSeeds();
  return {
    responses: [...matchingSeeds(), ...badRecordSeeds(), ...whereaboutsSeeds(), ...statusSeeds(), ...talk.responses],
    conversations: talk.conversations,
  };
}
