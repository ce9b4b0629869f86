/** The Manual Sync page as a person uses it: by what is written on it, not by its markup. */
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { z } from 'zod';

const pictures = fileURLToPath(new URL('../../test-output/manual-sync/', import.meta.url));
const readmePictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const violationsSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

const longestWaitMs = 20_000;

/** A browser of its own: no cookies, no storage, nothing of another test. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(longestWaitMs);
  return page;
}

/** Pastes ids and presses a button of the form. */
export async function start(page: Page, ids: string, button: 'Submit' | 'Debug' = 'Submit'): Promise<void> {
  await page.getByLabel('External Ids').fill(ids);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** The view on the right: a sync, a bulk, or a list of either. */
export function mainOf(page: Page): Locator {
  return page.getByRole('main');
}

/** Waits until a sync is shown with this outcome. */
export async function seeOutcome(page: Page, outcome: string): Promise<void> {
  await mainOf(page).getByText(outcome, { exact: true }).and(page.locator('.title-line .badge')).waitFor();
}

export async function see(page: Page, text: string | RegExp): Promise<void> {
  await mainOf(page).getByText(text).filter({ visible: true }).first().waitFor();
}

/** A row of a table, by what it holds. */
export function rowWith(page: Page, text: string | RegExp): Locator {
  return mainOf(page).getByRole('row').filter({ hasText: text });
}

/** The id of the sync that is shown, from the address. */
export function shownSyncId(page: Page): string {
  return /#\/syncs\/(?<id>[\w-]+)/.exec(page.url())?.groups?.id ?? '';
}

/** What axe finds wrong with the page as it stands: rule and element. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate('axe.run(document).then(({ violations }) => violations)');
  return violationsSchema.parse(found).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
}

/** What has the focus, as a screen reader would name it, roughly. */
export async function focused(page: Page): Promise<string> {
  const script = '(document.activeElement?.textContent || document.activeElement?.id || "").trim()';
  return z.string().parse(await page.evaluate(script));
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
}

/** A picture for the README, taken anew only where asked, so that a test run changes no file of the repository. */
export async function readmePicture(of: Page, name: string): Promise<void> {
  if (process.env.UPDATE_PICTURES !== '1') return await picture(of, `readme-${name}`);
  await of.screenshot({ path: `${readmePictures}${name}.png`, fullPage: true });
}
