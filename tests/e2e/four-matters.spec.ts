import { actorOf, filingOf } from '../support/clerks'
import { fillInAfter } from '../support/prerequisites'
import { decideAll, submit } from './support/desk'
import { expect, test } from './support/test'

/** The steps of a matter behind the enterprise's own submission, in order; every one is done in the browser. */
const walks = [
  {
    kind: '审批',
    code: 'GZ-CQ-04',
    paper: '批复',
    // An open sale of assets that are not mortgaged is not co-signed.
    steps: ['e_check', 'e_head', 'accept', 'review', 'chief', 'lead', 'issue'],
  },
  {
    kind: '核准',
    code: 'GZ-KH-05',
    paper: '核准文件',
    steps: ['e_check', 'e_head', 'accept', 'review', 'countersign', 'countersign', 'chief', 'lead', 'meeting', 'issue'],
  },
  { kind: '备案', code: 'GZ-CQ-11', paper: '备案表', steps: ['e_check', 'e_head', 'accept', 'review', 'countersign', 'chief', 'issue'] },
  { kind: '报告', code: 'GZ-JD-02', paper: '收悉回执', steps: ['e_head', 'review', 'chief', 'lead', 'follow_up', 'issue'] },
]

for (const { kind, code, paper, steps } of walks) {
  test(`${kind} ${code}: every decision in the browser, from submitting to the verified paper`, async ({ seat, page }) => {
    test.setTimeout(120_000)
    const id = await fillInAfter(code, await actorOf('ct-fill'))
    const filler = await seat('ct-fill')
    await submit(filler, id, kind === '报告' ? '提交签发' : undefined)
    expect(await decideAll(seat, id)).toEqual(steps)
    expect(await filingOf(id)).toMatchObject({ status: 'concluded' })
    const link = filler.getByRole('link', { name: /^验真/ })
    await expect(filler.getByRole('heading', { name: paper })).toBeVisible()
    await page.goto((await link.getAttribute('href'))!)
    await expect(page.getByText('真：该文书由本平台制发，现行有效')).toBeVisible()
    await expect(page.getByText(paper, { exact: true })).toBeVisible()
  })
}
