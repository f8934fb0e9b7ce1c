import { afterAll, beforeAll, expect, test } from 'vitest'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, carryOn, filingOf, fillIn } from '../../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const day = 86_400_000
const outcome = async (id: string) =>
  (await runQuery(precheck, await actorOf('ct-fill'), { id })).checks.find((check) => check.id === 'PT-R01')
const arrive = (id: string, daysAgo: number, status = 'running') =>
  asSystem('测试：上报日', (tx) => tx.filing.update({ where: { id }, data: { arrivedAt: new Date(Date.now() - daysAgo * day), status } }))

test('the same title of the same enterprise within thirty days is warned of, blanks not counted, and does not stop the filing', async () => {
  const filler = await actorOf('ct-fill')
  const first = await fillIn(theMatter, filler, { title: '关于划转示例股权的请示' }, 'same first')
  const second = await fillIn('GZ-CW-05', filler, { title: '关于划转 示例股权的请示' }, 'same second')
  expect(await outcome(second)).toMatchObject({ result: 'passed', level: '预警' })

  await arrive(first, 29)
  const warned = await outcome(second)
  expect(warned).toMatchObject({ result: 'failed', level: '预警' })
  expect(warned?.reason).toMatch(/三十天内已上报过标题相同的办件/)
  expect(warned?.mend).toMatch(/撤回其中一件/)
  expect(warned?.working).toEqual([{ text: '三十天内标题相同的办件数 = 0', holds: false, sides: '前项 1，后项 0，相差 1' }])
  expect(warned?.used).toContainEqual({ label: '三十天内标题相同的办件数', value: '1', from: '底座' })

  await arrive(first, 32)
  expect((await outcome(second))?.result).toBe('passed')
  await arrive(first, 3, 'withdrawn')
  expect((await outcome(second))?.result).toBe('passed')

  await arrive(first, 3)
  await carryOn(second, 'e_check')
  expect(await filingOf(second)).toMatchObject({ status: 'filling', checksWarned: 1 })
  const { checks } = await runQuery(filingRecord, filler, { id: second })
  expect(checks.find((check) => check.id === 'PT-R01')).toMatchObject({ result: 'failed', working: [{ holds: false }] })
})

test('another enterprise may use the same title', async () => {
  const filler = await actorOf('ct-fill')
  const id = await fillIn(theMatter, filler, { title: '关于同名请示' }, 'same other')
  const rival = await asSystem('测试', (tx) =>
    tx.org.findFirstOrThrow({ where: { kind: 'enterprise', level: 1, id: { not: world.orgId } }, orderBy: { code: 'asc' } }),
  )
  const other = await fillIn(theMatter, filler, { title: '关于同名请示' }, 'same rival')
  await arrive(other, 2)
  expect((await outcome(id))?.result).toBe('failed')
  await asSystem('测试', (tx) => tx.filing.update({ where: { id: other }, data: { orgId: rival.id } }))
  expect((await outcome(id))?.result).toBe('passed')
})
