import { actorOf, carryOn, openTasks } from '../support/clerks'
import { fillInAfter } from '../support/prerequisites'
import { nextAt } from './support/desk'
import { sidewaysScroll } from './support/layout'
import { expect, phone, test } from './support/test'

test('signed by finger on the phone, seen at once on the desk, and no longer to be changed', async ({ as }) => {
  const title = `手机签批${Date.now().toString(36)}`
  const id = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { title }, title)
  await carryOn(id, 'lead')
  const { login, step } = await nextAt(id)
  const officer = await as('cqgl-officer')
  await officer.goto(`/gov/filings/${id}?tab=history`)
  await expect(officer.getByRole('heading', { name: title })).toBeVisible()

  const leader = await as(login, phone)
  await leader.goto(`/gov/filings/${id}`)
  await leader.getByRole('button', { name: '意见', exact: true }).tap()
  await leader.getByLabel('办理意见').fill('同意，请按方案实施。')
  await leader.getByRole('button', { name: step.passLabel, exact: true }).tap()
  const dialog = leader.getByRole('dialog', { name: '签名' })
  await expect(dialog.getByText(/须手写签名/)).toBeVisible()
  expect(await sidewaysScroll(leader)).toBe(0)
  await expect(dialog.getByRole('button', { name: '签名并提交' })).toBeDisabled()

  // The sheet turned by 90° fills the screen; a finger writes along the long side of the phone.
  await dialog.getByRole('button', { name: '横屏全屏签名' }).tap()
  const pad = leader.getByTestId('signature-pad')
  const box = (await pad.boundingBox())!
  expect(box.height).toBeGreaterThan(box.width)
  await drawByFinger(leader, box)
  // A tap right after strokes that were sent as raw touches makes no click in the emulated phone.
  await leader.getByRole('button', { name: '签名并提交' }).click()
  await expect(leader.getByText('已办理', { exact: true }).first()).toBeVisible()

  // Nobody touched the desk: the page was told.
  await expect(officer.getByText('同意，请按方案实施。')).toBeVisible()
  await expect(officer.getByText('签名有效：签批后内容未改动')).toBeVisible()
  await expect(officer.getByRole('img', { name: /的手写签名$/ })).toBeVisible()
  expect((await openTasks(id))[0]?.stepKey).toBe('issue')
  await leader.goto(`/gov/filings/${id}?tab=history`)
  await expect(leader.getByText('签名有效：签批后内容未改动')).toBeVisible()
  await expect(leader.getByRole('button', { name: '重签' })).toHaveCount(0)
  expect(await sidewaysScroll(leader)).toBe(0)
})

test('a note written on the phone stands at the field on the desk; urging and progress fit the phone', async ({ as }) => {
  const title = `手机批注${Date.now().toString(36)}`
  const id = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { title }, title)
  await carryOn(id, 'review')
  const officer = await as('cqgl-officer')
  await officer.goto(`/gov/filings/${id}`)
  const chief = await as('cqgl-chief', phone)
  await chief.goto(`/gov/filings/${id}`)
  await chief.getByRole('button', { name: '批注：事项标题' }).tap()
  const dialog = chief.getByRole('dialog', { name: '批注：事项标题' })
  await dialog.getByLabel(/^写批注/).fill('标题应写明标的')
  await dialog.getByRole('button', { name: '写下批注' }).tap()
  await expect(officer.getByRole('button', { name: '事项标题：1 条批注' })).toBeVisible()
  await officer.getByRole('button', { name: '事项标题：1 条批注' }).click()
  await expect(officer.getByRole('dialog').getByText('标题应写明标的')).toBeVisible()
  expect(await sidewaysScroll(chief)).toBe(0)

  await chief.getByRole('button', { name: '催办' }).tap()
  const urging = chief.getByRole('dialog')
  await expect(urging).toBeVisible()
  expect(await sidewaysScroll(chief)).toBe(0)
  await urging.getByRole('button', { name: /催办/ }).last().tap()
  await expect(chief.getByText(/已催办/).first()).toBeVisible()
  for (const tab of ['history', 'clock', 'notes', 'materials']) {
    await chief.goto(`/gov/filings/${id}?tab=${tab}`)
    await expect(chief.getByRole('heading', { name: title })).toBeVisible()
    expect({ tab, scroll: await sidewaysScroll(chief) }).toEqual({ tab, scroll: 0 })
  }
  // The enterprise sees nothing of the notes.
  const filler = await as('ct-fill')
  await filler.goto(`/ent/filings/${id}`)
  await expect(filler.getByRole('heading', { name: title })).toBeVisible()
  await expect(filler.getByText('标题应写明标的')).toHaveCount(0)
})

type Box = { x: number; y: number; width: number; height: number }

/** Moves a finger over the pad as the browser's own touch events, which Playwright has no call for. */
async function drawByFinger(page: import('@playwright/test').Page, box: Box): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: y ?? 0, force: 0.6 }] })
  for (const from of [0.2, 0.4, 0.6]) {
    const [x, y] = [box.x + box.width * 0.7, box.y + box.height * from]
    await touch('touchStart', x, y)
    for (let step = 1; step <= 8; step += 1) await touch('touchMove', x - step * (box.width * 0.05), y + step * (box.height * 0.015))
    await touch('touchEnd')
  }
}
