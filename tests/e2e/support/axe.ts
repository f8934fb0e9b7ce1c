import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page } from '@playwright/test'

const path = 'node_modules/axe-core/axe.min.js'

/**
 * What is asked: only what is wrong by the standard; a list of all that is right, and of good practice, takes twice the time. The size of
 * targets (2.2) is left out, as the tool itself does: figures in a dense table are its exception, which it cannot see.
 */
const options = { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], iframes: false }

type Violation = { id: string; impact: string | null; nodes: { html: string }[] }
type Axe = { run: (of: object, options: object) => Promise<{ violations: Violation[] }> }

/** Lets every document of a context bring the tool along: sending it to each look anew takes longer than the look. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path })
}

const stylesRead = new Set<string>()

/** Nothing serious for people who cannot see, hear or use a mouse; `but` = what needs no look here. */
export async function noBarrier(page: Page, but: readonly string[] = []): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(path, 'utf8'))
  const styles = await page.evaluate(() =>
    [...document.styleSheets].map(({ href, ownerNode }) => href ?? ownerNode?.textContent).join('\n'),
  )
  // Reading the style sheets serves one question, whether they lock the screen's orientation: each set of them is read once.
  const asked = { ...options, preload: !stylesRead.has(styles) }
  const found = await page.evaluate(
    async ({ asked, exclude }) => {
      const { violations } = await (window as unknown as { axe: Axe }).axe.run({ include: [['html']], exclude }, asked)
      return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html.slice(0, 200)) }))
    },
    { asked, exclude: but.map((one) => [one]) },
  )
  stylesRead.add(styles)
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.join('\n  ')}`)).toEqual([])
}
