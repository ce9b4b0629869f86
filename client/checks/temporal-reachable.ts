import { askTemporal } from './ask-temporal.ts';
import { ok, type CheckDefinition } from './check.ts';
import { explainOwn } from './explain.ts';

export const temporalReachable: CheckDefinition = {
  id: 'temporal-reachable',
  title: 'Temporal is reachable',
  async run({ client }) {
    const { namespace } = client.options;
    try {
      await askTemporal(client, () => client.workflowService.describeNamespace({ namespace }));
      return ok(`The Temporal server answers, and has the namespace "${namespace}".`);
    } catch (error) {
      return explainOwn(error, 'TemporalUnavailable');
    }
  },
};
