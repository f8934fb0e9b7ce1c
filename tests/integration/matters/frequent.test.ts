import { afterAll, beforeAll, expect, test } from 'vitest'
import { matterHall } from '@/lib/matters/queries/hall'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf, carryOn, fillIn } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const hall = async (login: string, frequent = true) => runQuery(matterHall, await actorOf(login), { frequent })

test('高频事项 are those that reached the commission most often in twelve months, whoever filed them; drafts and older ones do not count', async () => {
  expect((await hall('ct-fill', false)).frequent).toBe(0)
  const [ct, gx] = [await actorOf('ct-fill'), await actorOf('gx-fill')]
  for (const [index, filler] of [ct, gx, gx].entries()) await carryOn(await fillIn('GZ-CQ-11', filler, {}, `often ${index}`), 'accept')
  await carryOn(await fillIn('GZ-CW-10', ct), 'accept')
  const old = [await fillIn('GZ-KH-01', ct), await fillIn('GZ-KH-01', gx)]
  for (const id of old) await carryOn(id, 'accept')
  await asSystem('测试', (tx) =>
    tx.filing.updateMany({ where: { id: { in: old } }, data: { arrivedAt: new Date(Date.now() - 380 * 86_400_000) } }),
  )
  await fillIn('GZ-CW-09', ct)
  for (const login of ['ct-fill', 'gx-fill', 'cqgl-officer']) {
    const { entries, frequent } = await hall(login)
    expect([entries.map((entry) => entry.code), frequent], login).toEqual([['GZ-CQ-11', 'GZ-CW-10'], 2])
  }
})
