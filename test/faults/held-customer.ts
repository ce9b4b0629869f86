/** Customers that iPaaS.com holds before a sync comes to them. */
import type { Control } from '../../sandbox/control-client.ts';

const systemId = 10_684;

/** Puts a customer in whose every field differs from what any response will bring. */
export async function holdCustomer(
  ipaas: Control,
  id: number,
  customerNumber: string,
  link: 'linked' | 'unlinked',
): Promise<void> {
  await ipaas.put('customers', id, {
    customer_number: customerNumber,
    first_name: 'Old',
    last_name: 'Name',
    email_address: 'old@example.com',
    comment: 'As it was',
    custom_fields: [{ custom_field_name: 'Known to Film', value: 'Maybe' }],
    external_ids: link === 'linked' ? [{ system_id: systemId, external_id: customerNumber }] : [],
  });
}
