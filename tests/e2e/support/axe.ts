import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

// Sent to every page that is looked at: the short form is read in half the time.
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Nothing serious for people who cannot see, hear or use a mouse. */
export async function noBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page, axeSource })
    .setLegacyMode()
    // Only what is wrong by the standard is asked for: a list of all that is right, and of good practice, takes twice the time.
    // The size of targets (2.2) is left out, as the tool itself does: figures in a dense table are its exception, which it cannot see.
    .options({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`)).toEqual([])
}
