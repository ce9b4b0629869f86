/** The pages of the Temporal UI as an operator uses them: found by what is written on them, not by their markup. */
import type { Locator, Page } from 'playwright-core';
import { syncWorkflowType, taskQueues } from '../../workflows/contract.ts';

export interface WorkflowForm {
  /** Address of the Temporal UI. */
  uiUrl: string;
  namespace: string;
  workflowId: string;
  /** What is typed into the field for the input. */
  input: string;
}

/** The main part of a page, without the navigation. */
function mainOf(page: Page): Locator {
  return page.getByRole('main');
}

/** Opens the Start Workflow form by its deep link, types the input, presses Start, and opens the workflow's page. */
export async function startThroughForm(page: Page, form: WorkflowForm): Promise<void> {
  const query = new URLSearchParams({
    workflowType: syncWorkflowType,
    taskQueue: taskQueues.sync,
    workflowId: form.workflowId,
  });
  await page.goto(`${form.uiUrl}/namespaces/${form.namespace}/workflows/start-workflow?${query.toString()}`);
  // The form says so once a worker asks the task queue for work.
  await page.getByText('Task Queue is Active').waitFor();
  await typeInput(page, form.input);
  await page.getByRole('button', { name: 'Start Workflow' }).click();
  await page.getByRole('link', { name: 'Workflow started successfully' }).click();
  await page.getByRole('heading', { name: form.workflowId }).waitFor();
  // The page opens on the tab that was looked at last.
  await openTab(page, /^Timeline/);
}

/**
 * The editor lays JSON out anew when it loses the focus. The form grows by that, and the button moves away from under
 * a pointer that is about to press it; so the focus leaves first.
 */
async function typeInput(page: Page, input: string): Promise<void> {
  const editor = mainOf(page).locator('[contenteditable="true"]');
  await editor.click();
  await page.keyboard.insertText(input);
  await editor.blur();
  await mainOf(page).getByText('{', { exact: true }).waitFor();
}

/** Opens one of the tabs of a workflow's page. */
export async function openTab(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Waits until a text can be seen in the main part of the page. */
export async function see(page: Page, text: string | RegExp): Promise<void> {
  const options = typeof text === 'string' ? { exact: true } : {};
  await mainOf(page).getByText(text, options).filter({ visible: true }).first().waitFor();
}

/** The bar of an activity in the timeline: "name", "name • summary" or, tried again, "attempt • name • summary". */
export function timelineBar(page: Page, activity: string): Locator {
  return mainOf(page).getByRole('button', { name: new RegExp(`(^|• )${activity}( •|$)`) });
}

/** Waits for a text in the workflow's current details, which their tab shows in a frame, and answers all of it. */
export async function seeDetails(page: Page, text: RegExp): Promise<string> {
  await openTab(page, /^User Metadata/);
  const details = page.frameLocator('iframe[title="output"]').locator('body');
  await details.getByText(text).first().waitFor();
  return await details.innerText();
}

/** Presses Request Cancellation, and again where the page asks whether that is meant. */
export async function requestCancellation(page: Page): Promise<void> {
  await mainOf(page).getByRole('button', { name: 'Request Cancellation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
}
