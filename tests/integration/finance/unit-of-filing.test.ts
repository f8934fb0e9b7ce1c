import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let id: string
beforeAll(async () => {
  close = await openSmallWorld()
  id = (await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period: 202605, scope: 'parent' })).id
})
afterAll(() => close())

const record = async () => runQuery(statementRecord, await actorOf('ct-fill'), { id })
const cash = 'BS.cash@end'

test('another unit changes how amounts are read and shown, never what they are or where they came from', async () => {
  const filler = await actorOf('ct-fill')
  const first = await record()
  expect(first.shown.unit).toBe('万元')
  await runCommand(saveStatement, filler, { id, version: first.shown.version, cells: { [cash]: '798093.799201' }, source: 'workbook' })
  const filled = await record()
  await runCommand(saveStatement, filler, { id, version: filled.shown.version, cells: {}, unit: '元' })
  const turned = await record()
  expect(turned.shown).toMatchObject({ unit: '元', source: 'workbook' })
  expect(turned.typed[cash]).toBe('7980937992.01')
  await runCommand(saveStatement, filler, { id, version: turned.shown.version, cells: { [cash]: '12345' } })
  await runCommand(saveStatement, filler, { id, version: (await record()).shown.version, cells: {}, unit: '万元' })
  expect((await record()).typed[cash]).toBe('1.2345')
})
