import type { FormRow, FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { asSystem } from '@/lib/platform/db'
import { carryOn, filingOf, fillIn } from './clerks'

/** Decides one filing and gives it. */
async function decided(code: string, filler: Actor, chosen: FormValues = {}) {
  const id = await fillIn(code, filler, chosen, `${code} before`)
  await carryOn(id)
  return filingOf(id)
}

function firstBelow(orgId: string) {
  return asSystem('标的企业', (tx) => tx.org.findFirstOrThrow({ where: { kind: 'enterprise', parentId: orgId }, orderBy: { code: 'asc' } }))
}

/** What has to be decided, or to be looked up in the register, before a matter can be filed; as fields of its form. */
export async function prerequisites(code: string, filler: Actor): Promise<FormValues> {
  const { orgId } = filler
  switch (code) {
    case 'GZ-CQ-06':
    case 'GZ-CQ-07':
      return { econ_approval: (await decided('GZ-CQ-05', filler)).paperNumber }
    case 'GZ-CQ-01':
    case 'GZ-CQ-04':
    case 'GZ-GG-02':
      await appraised(filler)
      return {}
    case 'GZ-CQ-03':
      await appraised(filler)
      return { pre_valuation: '90000000' }
    case 'GZ-CQ-08':
      return { uscc: `91370200MA3C00000${usccCheckCharacter('91370200MA3C00000')}` }
    case 'GZ-CQ-09':
      return { event_matter: (await decided('GZ-CQ-05', filler)).number }
    case 'GZ-CW-02': {
      const rows = await asSystem('并表户数', (tx) => tx.orgClosure.count({ where: { ancestorId: orgId, toDate: null } }))
      // Of a year that no distribution of the samples is about: theirs have a profit of their own.
      return { entities: String(rows), settle_year: '2020' }
    }
    case 'GZ-GH-02': {
      const plan = await decided('GZ-GH-01', filler)
      const projects = (plan.values as FormValues).projects as FormRow[]
      return { project_name: String(projects[0]!.name) }
    }
    case 'GZ-GG-05': {
      const target = await firstBelow(orgId)
      const before = target.registeredCapital / 1_000_000n
      return { before: before.toString(), after: (before + 1000n).toString(), delta: '1000', op: '增资' }
    }
    case 'GZ-ZB-02': {
      const company = await firstBelow(orgId)
      const { code: filerCode } = await asSystem('申报企业', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
      const edges = await asSystem('出资人', (tx) =>
        tx.equityEdge.findMany({ where: { orgId: company.id, toDate: null, holderKind: 'state' } }),
      )
      return {
        company: company.id,
        state_holders: edges.map((edge) => ({
          name: edge.holderName,
          uscc: filerCode,
          mark: 'SS',
          shares: '1000000',
          pct: edge.pct.toString(),
          state_pct: '100',
        })),
      }
    }
    default:
      return {}
  }
}

/** A valuation that has been filed and still holds. */
async function appraised(filler: Actor): Promise<void> {
  const today = shanghaiDate(new Date())
  const dates = { base_date: addDays(today, -40), report_date: addDays(today, -20) }
  await decided('GZ-CQ-07', filler, { ...(await prerequisites('GZ-CQ-07', filler)), ...dates })
}

/** Fills in a filing after what has to be decided before it; `chosen` fixes fields. */
export async function fillInAfter(code: string, filler: Actor, chosen: FormValues = {}, seed = code): Promise<string> {
  return fillIn(code, filler, { ...(await prerequisites(code, filler)), ...chosen }, seed)
}
