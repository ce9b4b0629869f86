import { ok, type CheckDefinition } from './check.ts';
import { explainOwn } from './explain.ts';

/** Whether they may write is seen by the first sync only: looking must change nothing. */
export const ipaasCredentials: CheckDefinition = {
  id: 'ipaas-credentials',
  title: 'iPaaS.com credentials are valid',
  async run(context, signal) {
    try {
      const { access } = await context.ipaas();
      await access.lookUp(signal);
      await access.search(signal);
      return ok('iPaaS.com accepts the credentials, and they may look up and read customers. Writing was not tried.');
    } catch (error) {
      return explainOwn(error, 'IpaasAuthenticationFailure');
    }
  },
};
