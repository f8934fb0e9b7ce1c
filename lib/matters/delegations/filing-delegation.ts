import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { currentMatter } from '../definitions'
import type { MatterDefinition } from '../schema'
import { openFiling } from '../workspace'
import { wordsOf } from './level'
import { linesOf, listsOf } from './lists'
import { notDelegable } from './schema'

/** The lines of a matter that count for an enterprise today, asked with the platform's rights: a subsidiary does not see its group's rows. */
async function linesOn(tx: Tx, matter: MatterDefinition, orgId: string, today: string) {
  const lists = await withBaseRights(tx, () => listsOf(tx, orgId, today))
  return linesOf(lists).filter((item) => item.matter === matter.code)
}

const kept = ({ code, name, kind, delegation, reservedByLaw, amountField }: MatterDefinition) => ({
  ...{ code, name, kind, delegation, reservedByLaw, amountField },
})

/** What the editor of a filing tells the level of decision from: the matter's part and the lines of the enterprise's list; null for reports. */
export const filingDelegation = defineQuery({
  name: 'filingDelegation',
  permission: 'matter.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    const { filing, version } = await openFiling(tx, id)
    if (version.matter.kind === '报告') return null
    return { matter: kept(version.matter), items: await linesOn(tx, version.matter, filing.orgId, shanghaiDate(now)) }
  },
})

/** Who decides a matter for the asker's enterprise, in words: the lines of its list, or why there can be none. */
export const matterDelegation = defineQuery({
  name: 'matterDelegation',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(20) }),
  run: async ({ tx, actor, now }, { code }) => {
    const { matter } = await currentMatter(tx, code)
    const today = shanghaiDate(now)
    const items = actor.side === 'ent' ? await linesOn(tx, matter, actor.orgId, today) : []
    const lines = items.filter((item) => item.from <= today && (item.to === null || item.to >= today))
    return {
      barred: matter.kind === '报告' ? null : notDelegable(matter),
      byLaw: matter.reservedByLaw !== null,
      lines: lines.map((item) => ({ words: wordsOf(item), level: item.level, basis: item.basis })),
    }
  },
})
