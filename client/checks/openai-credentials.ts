import { createOpenAIConnector } from '../../connectors/openai/connector.ts';
import { ok, type CheckDefinition } from './check.ts';
import { explainOwn } from './explain.ts';

export const openaiCredentials: CheckDefinition = {
  id: 'openai-credentials',
  title: 'OpenAI credentials are valid',
  async run(context, signal) {
    try {
      const { apiKey, baseUrl } = context.openai();
      await createOpenAIConnector({ apiKey, baseUrl }).checkKey(signal);
      return ok('OpenAI accepts the key, and the key may read responses.');
    } catch (error) {
      return explainOwn(error, 'AuthenticationFailure');
    }
  },
};
