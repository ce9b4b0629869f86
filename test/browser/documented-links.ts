/** The links of docs/temporal-ui.md, as a reader finds them, leading to the stack of a test. */
import { readFile } from 'node:fs/promises';

const documented = { ui: 'http://127.0.0.1:8233', namespace: '/namespaces/default/' };

export interface UiAddress {
  uiUrl: string;
  namespace: string;
}

/**
 * The links of the documentation by the heading under which each stands.
 * @throws Error where a link does not begin as the documentation says that all do
 */
export async function documentedLinks({ uiUrl, namespace }: UiAddress): Promise<Map<string, string>> {
  const text = await readFile(new URL('../../docs/temporal-ui.md', import.meta.url), 'utf8');
  const links = new Map<string, string>();
  for (const section of text.split(/^## /m).slice(1)) {
    const [heading = ''] = section.split('\n', 1);
    const link = /^http\S+$/m.exec(section)?.[0];
    if (link === undefined) continue;
    if (!link.startsWith(documented.ui + documented.namespace)) throw new Error(`An unexpected link: ${link}`);
    const own = link.replace(documented.ui, uiUrl).replace(documented.namespace, `/namespaces/${namespace}/`);
    links.set(heading, own);
  }
  return links;
}
