import { z } from 'zod'
import { historyFrom, historySql, runFrom, runQuestions } from '@/lib/flow/queries/run-record'
import { askTogether, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { adviceOf } from '../checks/advice'
import { judgeStatement } from '../checks/judge-statement'
import type { CheckResult } from '../checks/run-checks'
import { intakesOf, originsOf } from '../intake/queries'
import { cellsOf } from '../statement/form'
import { formulaCellsOf } from '../statement/formula-cells'
import { lineCodes } from '../statement/line-codes'
import { monthAgo, typedCells } from '../statement/month'
import { currentChecks, formVersion, type OpenStatement, openStatement } from '../statement/read'
import { enterprisesAbove } from './place'

export type StatementNoteRow = {
  id: string
  kind: string
  place: string
  text: string
  byName: string
  side: string
  at: string
  number: number
}

/** One statement as a page shows it: the sheets, what was filled by cell, what the formulas say, remarks, versions, the course and what the asker may do. */
export const statementRecord = defineQuery({
  name: 'statementRecord',
  permission: 'finance.read',
  input: z.object({ id: z.string().max(60), number: z.number().int().min(1).max(999).optional(), cell: z.string().max(80).optional() }),
  run: async (context, { id, number, cell }) => {
    const { tx, actor } = context
    const open = await openStatement(tx, id, number)
    const made = await formVersion(tx, open.shown.formId)
    const { form, version } = made
    const { flow: _flow, ...sheets } = form
    const [results, checks] = [await judgeStatement(tx, open, form), await currentChecks(tx)]
    const advice = results.flatMap((result): [string, string][] => {
      const words = adviceOf(result, checks.find(({ code }) => code === result.code)!, form, open.shown.unit)
      return words === null ? [] : [[result.code, words]]
    })
    const versions = await tx.$queryRaw<VersionRow[]>`
      select v.id::text, v.number, v.reason, v.note, v.source, v.filled_by_name as "filledByName", v.filled_at::text as "filledAt", v.id = s.accepted_version_id as counts
      from statement_version v join statement s on s.id = v.statement_id where v.statement_id = ${open.id}::uuid order by v.number`
    const notes = await tx.$queryRaw<StatementNoteRow[]>`
      select n.id::text, n.kind, n.place, n.text, n.by_name as "byName", n.side, n.at::text, v.number
      from statement_note n join statement_version v on v.id = n.version_id where n.statement_id = ${open.id}::uuid order by n.at, n.id`
    const subject = { subjectKind: 'statement', subjectId: open.shown.id }
    const run = open.shown.source === 'former' ? null : await runFrom(context, await askTogether(tx, runQuestions(context, subject)))
    const history = run ? historyFrom((await askTogether(tx, { history: historySql(subject) })).history ?? [], actor.side) : []
    return {
      ...{ id: open.id, orgId: open.orgId, orgName: open.orgName, formCode: open.formCode, period: open.period, scope: open.scope },
      ...{ status: open.status, stepName: open.stepName, dueOn: open.dueOn, returns: open.returns },
      shown: {
        ...{ id: open.shown.id, number: open.shown.number, reason: open.shown.reason, note: open.shown.note, unit: open.shown.unit },
        ...{
          source: open.shown.source,
          filledByName: open.shown.filledByName,
          filledAt: open.shown.filledAt.toISOString(),
          version: open.shown.version,
        },
        newest: open.shown.id === open.versionId,
      },
      form: { ...sheets, version },
      typed: typedCells(form, open.shown.amounts, open.shown.unit),
      before: await earlier(context, open, form),
      monthAgo: await monthAgo(tx, open, form),
      above: await enterprisesAbove(tx, open.orgId),
      formulaCells: formulaCellsOf(form, checks),
      codes: await lineCodes(tx, made, open.period),
      results,
      /** What would be right, by the code of a failed formula. */
      advice: Object.fromEntries(advice),
      versions,
      intakes: await intakesOf(tx, open.shown.id),
      looked: cell === undefined ? null : await lookedAt(tx, open, form, cell),
      notes,
      run,
      history,
    }
  },
})
export type StatementRecord = Awaited<ReturnType<typeof statementRecord.run>>
export type { CheckResult }

type VersionRow = {
  id: string
  number: number
  reason: string
  note: string
  source: string
  filledByName: string
  filledAt: string
  counts: boolean
}

/** The cell that is asked for with who wrote it last; null where the form has none such. */
async function lookedAt(tx: Tx, open: OpenStatement, form: Form, path: string) {
  const cell = cellsOf(form).get(path)
  if (!cell) return null
  const { position } = cell
  const stored = open.shown.amounts[position - 1]
  const origins = await originsOf(tx, { id: open.id, number: open.shown.number }, [{ position, filled: (stored ?? null) !== null }])
  return { path, origin: origins.get(position)! }
}

type Form = Parameters<typeof cellsOf>[0]

/** The version before the one shown, for marking what changed; null for a first version. */
async function earlier({ tx }: { tx: Parameters<typeof openStatement>[0] }, open: Awaited<ReturnType<typeof openStatement>>, form: Form) {
  if (open.shown.number === 1) return null
  const { shown } = await openStatement(tx, open.id, open.shown.number - 1)
  return shown.formId === open.shown.formId ? { number: shown.number, typed: typedCells(form, shown.amounts, open.shown.unit) } : null
}
