import type { StepReport } from '../customer/flow/step-report.ts';
import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import { runStep } from './run-step.ts';

/** Step 2: proves that the configured OpenAI key works and may read responses. Returns nothing: a key never travels. */
export function createAuthenticate(openai: OpenAIConnector) {
  return async function authenticate() {
    return await runStep(async (signal) => {
      await openai.checkKey(signal);
      return null;
    });
  };
}

/**
 * Step 2 where the key was proved a moment ago (decision 0021).
 * @returns null where that is not known here: then OpenAI has to be asked
 */
export function createRecallAuthentication(openai: OpenAIConnector) {
  return async function authenticate(): Promise<StepReport<null> | null> {
    return openai.keyIsKnownToWork() ? await runStep(() => null) : null;
  };
}
