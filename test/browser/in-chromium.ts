import { describe } from '@jest/globals';
import { findChromium } from '../support/chromium.ts';

/** Path of the Chromium to test with; null where this machine has none. */
export const chromiumPath = findChromium(process.env);

/** Tests that need a browser; skipped where there is none. */
export const describeInChromium = chromiumPath === null ? describe.skip : describe;

/** For the end of their name: jest does not list the tests of a file that is skipped as a whole. */
export const skippedNote = chromiumPath === null ? ' (skipped: no Chromium found)' : '';
