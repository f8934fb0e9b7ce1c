import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { actorOf } from '../support/clerks'
import { smallPdf } from './support/files'
import { choose, handIn, type, untilSaved } from './support/form-by-hand'
import { expect, test } from './support/test'

/** Takes away what came to browsers after the oldest ones that desks of the administration still have. */
function forget(): void {
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values()))
  for (const [owner, names] of [
    [Object, ['groupBy']],
    [Map, ['groupBy']],
    [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [WeakMap.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom', 'symmetricDifference']],
    [iterators, ['map', 'filter', 'take', 'drop', 'flatMap', 'toArray', 'some', 'every', 'find', 'reduce', 'forEach']],
    [Promise, ['try']],
    [URL, ['parse']],
    [Math, ['sumPrecise']],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
  ] as const)
    for (const name of names) Reflect.deleteProperty(owner, name)
}

test('in an older browser a form with conditions works, and so does the picture of a PDF', async ({ as }) => {
  const { id } = await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-05' })
  const page = await as('ct-fill')
  await page.context().addInitScript(forget)
  await page.route('**/pdf.worker*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: `(${forget})();${await answer.text()}` })
  })
  await page.goto(`/ent/filings/${id}/edit`)
  expect(await page.evaluate(() => 'groupBy' in Object || 'groupBy' in Map || 'try' in Promise)).toBe(false)
  const conditional = page.getByLabel(/^差错形成原因与责任/)
  await expect(conditional).toBeHidden()
  await choose(page, '类型', '前期差错更正')
  await expect(conditional).toBeVisible()
  await type(page, '差错形成原因与责任', '上年少提折旧。')
  await handIn(page, '变更理由与影响测算', { name: '测算.pdf', bytes: smallPdf('old') })
  await untilSaved(page)
  await page.goto(`/ent/filings/${id}?tab=materials`)
  const picture = page.getByRole('region', { name: '测算.pdf，共 1 页' }).getByRole('img', { name: '第 1 页' })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate(inked)).toBe(true)
})

/** Whether anything is drawn on a canvas. */
function inked(canvas: Element): boolean {
  if (!(canvas instanceof HTMLCanvasElement)) return false
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  return pixels.some((value, index) => index % 4 === 0 && pixels[index + 3]! > 0 && value < 128)
}
