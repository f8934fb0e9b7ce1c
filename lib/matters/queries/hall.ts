import { z } from 'zod'
import { frequentMatters } from '@/lib/matters/base/frequent'
import { currentMatter, currentMatters } from '@/lib/matters/definitions'
import { editionDigest, editionOf } from '@/lib/matters/handbook/edition'
import { handbookEntry } from '@/lib/matters/handbook/entry'
import { graphOf, readHandbook } from '@/lib/matters/handbook/read-handbook'
import { authorities, matterKinds } from '@/lib/matters/schema'
import { defineQuery } from '@/lib/platform/query'

export type HallEntry = {
  code: string
  name: string
  kind: string
  authority: string
  group: string
  line: string
  department: string
  promiseDays: number
  statutoryDays: number | null
  materials: number
  fromBase: number
  trigger: string
  oneThing: string | null
}

/** The hall of matters: all in force, narrowed by group, kind and everyday words (name, trigger, keywords, materials). */
export const matterHall = defineQuery({
  name: 'matterHall',
  permission: 'matter.guide',
  input: z.object({
    words: z.string().max(60).optional(),
    group: z.string().max(20).optional(),
    kind: z.enum(matterKinds).optional(),
    authority: z.enum(authorities).optional(),
    /** Only 高频事项, the most frequent first. */
    frequent: z.boolean().default(false),
  }),
  run: async ({ tx, now }, { words, group, kind, authority, frequent }) => {
    const all = await currentMatters(tx)
    const often = await frequentMatters(tx, now)
    const departments = new Map((await tx.department.findMany({ select: { code: true, name: true } })).map((row) => [row.code, row.name]))
    const asked = (words ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean)
    const rows = all
      .map(({ matter }) => matter)
      .filter(
        (matter) => (!group || matter.group === group) && (!kind || matter.kind === kind) && (!authority || matter.authority === authority),
      )
      .map((matter) => ({ matter, score: scoreOf(asked, matter) }))
      .filter(({ score, matter }) => (asked.length === 0 || score > 0) && (!frequent || often.includes(matter.code)))
      .sort(
        (a, b) =>
          (frequent ? often.indexOf(a.matter.code) - often.indexOf(b.matter.code) : 0) ||
          b.score - a.score ||
          (a.matter.code < b.matter.code ? -1 : 1),
      )
    const entries: HallEntry[] = rows.map(({ matter }) => ({
      code: matter.code,
      name: matter.name,
      kind: matter.kind,
      authority: matter.authority,
      group: matter.group,
      line: matter.line,
      department: departments.get(matter.line) ?? matter.line,
      promiseDays: matter.limits.promiseDays,
      statutoryDays: matter.limits.statutoryDays,
      materials: matter.materials.length,
      fromBase: matter.materials.filter((material) => material.fromBase).length,
      trigger: matter.trigger,
      oneThing: matter.oneThing,
    }))
    const groups = [...new Set(all.map(({ matter }) => matter.group))].map((name) => ({
      name,
      count: all.filter(({ matter }) => matter.group === name).length,
    }))
    const byAuthority = authorities.map((name) => ({ name, count: all.filter(({ matter }) => matter.authority === name).length }))
    return { entries, groups, authorities: byAuthority, total: all.length, frequent: often.length }
  },
})

type Searchable = { name: string; code: string; trigger: string; keywords: readonly string[]; materials: readonly { name: string }[] }

// Names weigh most, then what people say, then the occasion; a fragment of two characters is enough (“卖股”).
function scoreOf(asked: readonly string[], matter: Searchable): number {
  let total = 0
  for (const word of asked) {
    let score = 0
    if (matter.code.toLowerCase().includes(word)) score += 8
    if (matter.name.toLowerCase().includes(word)) score += 6
    if (
      matter.keywords.some(
        (keyword) => keyword.toLowerCase().includes(word) || (keyword.length > 1 && word.includes(keyword.toLowerCase())),
      )
    )
      score += 5
    if (matter.trigger.toLowerCase().includes(word)) score += 2
    if (matter.materials.some((material) => material.name.toLowerCase().includes(word))) score += 1
    if (score === 0) return 0
    total += score
  }
  return total
}

/** One matter in full, as the 《一本通》 has it: definition and entry, names around it, its neighbours, how far its print is. */
export const matterGuide = defineQuery({
  name: 'matterGuide',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(20) }),
  run: async ({ tx }, { code }) => {
    const current = await currentMatter(tx, code)
    const source = await readHandbook(tx, code)
    const { id, version, effectiveFrom, matter } = current
    return {
      ...{ definitionId: id, version, effectiveFrom, matter },
      entry: handbookEntry(matter, current, source.names),
      departments: source.names.departments,
      phone: source.phones[matter.line] ?? '',
      graph: graphOf(source),
      edition: await editionOf(tx, editionDigest(source, code)),
    }
  },
})
