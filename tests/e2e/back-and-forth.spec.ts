import { actorOf, carryOn, fillIn } from '../support/clerks'
import { asked, decide, submit } from './support/desk'
import { type, untilSaved } from './support/form-by-hand'
import { expect, test } from './support/test'

test('returned in the house, corrected for the window, concluded and rated', async ({ as }) => {
  test.setTimeout(120_000)
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'))
  const [filler, checker, window] = [await as('ct-fill'), await as('ct-check'), await as('window')]
  await submit(filler, id)

  // The checker gives it back; the filler reads why, changes one thing and hands it in again.
  await checker.goto(`/ent/filings/${id}`)
  await decide(checker, {
    label: '退回修改',
    opinion: '联系人请填写经办会计。',
    says: '已退回',
    fill: async (dialog) => void (await dialog.getByLabel(/^原因/).selectOption({ label: '填写有误' })),
  })
  await filler.goto(`/ent/filings/${id}`)
  await filler.getByRole('link', { name: '继续填报' }).click()
  await expect(filler.getByText('联系人请填写经办会计。')).toBeVisible()
  await type(filler, '联系人', '吴会计')
  await untilSaved(filler)
  await filler.getByRole('button', { name: '提交审核' }).click()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}$`))
  await checker.goto(`/ent/filings/${id}`)
  await expect(checker.getByText('吴会计').first()).toBeVisible()
  await decide(checker, { label: '审核通过并报签发' })
  const head = await as('ct-head')
  await head.goto(`/ent/filings/${id}`)
  await decide(head, { label: '签发并上报', ...asked.e_head })

  // The window asks for two things at once; the clock stands until they are answered.
  await window.goto(`/gov/filings/${id}`)
  await decide(window, {
    label: '告知补正',
    opinion: '材料不齐。',
    says: '已告知补正，计时暂停',
    fill: async (dialog) => {
      await dialog.getByLabel(/^补正事项/).fill('请补充注册会计师意见的盖章页\n请说明对净资产影响的计算过程')
      await dialog.getByLabel(/^补正期限/).fill('5')
      await dialog.getByLabel(/^原因/).selectOption({ label: '材料缺失' })
    },
  })
  await window.goto(`/gov/filings/${id}?tab=clock`)
  await expect(window.getByText('补正停表')).toBeVisible()
  await filler.goto('/ent/inbox')
  await filler.goto(`/ent/filings/${id}`)
  await expect(filler.getByText('补正中').first()).toBeVisible()
  await filler.getByRole('link', { name: '办理补正' }).click()
  await expect(filler.getByRole('listitem').filter({ hasText: '请说明对净资产影响的计算过程' })).toBeVisible()
  await type(filler, '联系人', '吴会计二')
  await untilSaved(filler)
  await filler.getByRole('button', { name: '提交补正' }).click()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}$`))
  await window.goto(`/gov/filings/${id}`)
  await decide(window, { label: /^受理并转/ })
  await carryOn(id)

  await filler.goto(`/ent/filings/${id}`)
  await filler.getByText('4 星 满意').click()
  await filler.getByLabel('评价内容').fill('办理及时。')
  await filler.getByRole('button', { name: '提交评价' }).click()
  await expect(filler.getByText('4 星 · 满意')).toBeVisible()
  await expect(filler.getByText('办理及时。')).toBeVisible()
})

test('taken back by the enterprise before it was accepted', async ({ as }) => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'))
  await carryOn(id, 'accept')
  const [filler, window] = [await as('ct-fill'), await as('window')]
  await window.goto(`/gov/filings/${id}`)
  await expect(window.getByRole('button', { name: /^受理并转/ })).toBeVisible()
  await filler.goto(`/ent/filings/${id}`)
  await filler.getByRole('button', { name: '撤回', exact: true }).click()
  const dialog = filler.getByRole('dialog', { name: '撤回办件' })
  await dialog.getByRole('button', { name: '撤回办件' }).click()
  await expect(dialog.getByText('请写明撤回原因')).toBeVisible()
  await dialog.getByLabel(/^撤回原因/).fill('会计师意见需要重新出具。')
  await dialog.getByRole('button', { name: '撤回办件' }).click()
  await expect(filler.getByText('已撤回').first()).toBeVisible()
  // The window's page follows by itself: there is nothing to decide any more.
  await expect(window.getByRole('button', { name: /^受理并转/ })).toBeHidden()
  await expect(window.getByText('已撤回').first()).toBeVisible()
})
