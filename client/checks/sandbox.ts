import type { Environment } from '../../config/read-environment.ts';
import { withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { ok, warning, type CheckDefinition } from './check.ts';

export const sandboxInUse: CheckDefinition = {
  id: 'sandbox',
  title: 'Real systems or sandbox',
  async run({ environment }) {
    const isOpenAI = isSandboxKey(environment, 'OPENAI_API_KEY');
    const isIpaas = isSandboxKey(environment, 'IPAAS_API_KEY');
    if (isOpenAI && isIpaas) {
      return ok('The sandbox stands in for OpenAI and iPaaS.com, so no real customer is read or written.');
    }
    if (!isOpenAI && !isIpaas) return ok('The credentials are not those of the sandbox.');
    return warning(
      `The key of ${isOpenAI ? 'OpenAI' : 'iPaaS.com'} is that of the sandbox, the other one is not.`,
      'Set the credentials of both systems, or of neither for the sandbox.',
    );
  },
};

function isSandboxKey(environment: Environment, name: 'OPENAI_API_KEY' | 'IPAAS_API_KEY'): boolean {
  return environment[name] === withSandboxCredentials({})[name];
}
