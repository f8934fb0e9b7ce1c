import '@/lib/matters/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { ledgerFacts } from '@/lib/matters/base/ledger'
import type { MatterDefinition } from '@/lib/matters/schema'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { actorOf, fillIn } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let orgId: string
beforeAll(async () => {
  close = await openSmallWorld()
  orgId = (await actorOf('ct-fill')).orgId
}, 60_000)
afterAll(() => close())

const thisYear = Number(shanghaiDate(new Date()).slice(0, 4))

/** A filing with these values that was decided today; its way there is tried elsewhere. */
async function decided(code: string, values: FormValues): Promise<void> {
  const id = await fillIn(code, await actorOf('ct-fill'))
  await asSystem(
    '测试',
    (tx) => tx.$executeRaw`
      update filing set values = values || ${JSON.stringify(values)}::jsonb, status = 'concluded', arrived_at = now(), concluded_at = now()
      where id = ${id}::uuid`,
  )
}

function told(name: string, values: FormValues) {
  const ask = ledgerFacts[name]!({ filingId: newId(), orgId, values, today: shanghaiDate(new Date()) }, {} as MatterDefinition)!
  return asSystem('测试', async (tx) => ask.read(await tx.$queryRaw<unknown[]>(ask.sql)))
}

test.each([
  ['base.payroll.total', 'GZ-KH-01', 'wage_year', 'total', 'wage_year'],
  ['base.settlement.np_parent', 'GZ-CW-02', 'settle_year', 'np_parent', 'income_year'],
  ['base.plan.total_invest', 'GZ-GH-01', 'plan_year', 'total_invest', 'budget_year'],
])(
  '%s is that of the year the form speaks of, not of the year it came in',
  async (name, matter, yearField, field, askedBy) => {
    await decided(matter, { [yearField]: String(thisYear - 1), [field]: '12345' })
    expect(await told(name, { [askedBy]: String(thisYear - 1) })).toBe('12345')
    expect(await told(name, { [askedBy]: String(thisYear) })).toBeUndefined()
  },
  60_000,
)
