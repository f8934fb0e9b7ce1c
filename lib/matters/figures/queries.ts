import { z } from 'zod'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { versionsOf } from '../definitions'
import { figures, pathOf } from './vocabulary'

/** One entry of a form that was taken from a statement instead of being typed. */
export type FigureUse = {
  readonly filingId: string
  readonly number: string | null
  readonly title: string
  readonly matterCode: string
  readonly matterName: string
  readonly status: string
  readonly field: string
  /** The value as it was taken: 万元, or percent for shares. */
  readonly value: string
  readonly version: number
  /** A newer version of the statement counts by now; open drafts take it when they are opened or handed in. */
  readonly corrected: boolean
}

/** One cell of one statement with everything that took it. */
export type FigureGroup = {
  readonly key: string
  readonly orgName: string
  readonly source: string
  readonly path: string
  readonly share: boolean
  readonly uses: FigureUse[]
}

const most = 1000
const shares = new Set(Object.values(figures).flatMap(({ cell, over }) => (over ? [cell] : [])))

type Row = Omit<FigureUse, 'field'> & { orgName: string; statement: string; cell: string; label: string; key: string; definition: string }

/** Words of the enterprise, the matter or the title. */
export const figureWordsSchema = z.object({ words: z.string().trim().max(50).default('') })

/**
 * 一次填报、多处取用: which figures of accepted statements the filings of the asker's enterprises took by themselves, newest statement
 * first, and how many entries nobody had to type again. At most a thousand entries, the newest; `entries` counts all.
 */
export const figureUses = defineQuery({
  name: 'figureUses',
  permission: 'finance.read',
  input: figureWordsSchema,
  run: async ({ tx }, { words }) => {
    const like = likeOf(words)
    const rows = await tx.$queryRaw<Row[]>`
      select u.filing_id::text as "filingId", f.number, f.title, f.matter_code as "matterCode", f.matter_name as "matterName", f.status, u.key, u.value,
        u.version, s.org_name as "orgName", u.statement_id::text as statement, u.cell, u.from_number as label,
        (v.number > u.version) as corrected, f.definition_id::text as definition
      from filing_reuse u join filing f on f.id = u.filing_id join statement s on s.id = u.statement_id
      left join statement_version v on v.id = s.accepted_version_id
      where u.kind = 'figure' and (${words} = '' or f.title like ${like} or f.matter_name like ${like} or s.org_name like ${like})
      order by s.period desc, u.statement_id, u.cell, f.created_at desc limit ${most}`
    const [total] = await tx.$queryRaw<{ entries: number; figures: number; forms: number }[]>`
      select count(*)::int as entries, count(distinct (u.statement_id, u.cell))::int as figures, count(distinct f.matter_code)::int as forms
      from filing_reuse u join filing f on f.id = u.filing_id where u.kind = 'figure'`
    const versions = await versionsOf(
      tx,
      [...new Set(rows.map((row) => row.definition))].map((id) => ({ id })),
    )
    const forms = new Map(versions.map(({ id, matter }) => [id, matter.form.fields]))
    const groups = new Map<string, FigureGroup>()
    for (const { orgName, statement, cell, label, key: field, definition, ...use } of rows) {
      const key = `${statement} ${cell}`
      const source = label.replace(/第 \d+ 版 /, '')
      const held = groups.get(key) ?? { key, orgName, source, path: pathOf(statement, cell), share: shares.has(cell), uses: [] }
      held.uses.push({ ...use, field: forms.get(definition)?.find((one) => one.key === field)?.label ?? field })
      groups.set(key, held)
    }
    return { ...(total ?? { entries: 0, figures: 0, forms: 0 }), groups: [...groups.values()] }
  },
})
