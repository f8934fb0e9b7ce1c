import { z } from 'zod'
import { lockRun } from '@/lib/flow/store'
import { Decimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countsOf, judgeStatement } from '../checks/judge-statement'
import { receive, receiveTyping } from '../intake/record'
import { fileSchema } from '../intake/schema'
import { blocksOf, type FilePlace, typedOf } from '../intake/wrote'
import { type Amounts, type FilingUnit, NoAmount, readAmount } from '../statement/amounts'
import { type FormulaCell, workedOut } from '../statement/follow-formulas'
import { type Cell, cellsOf, type StatementForm } from '../statement/form'
import { formulaCellsOf } from '../statement/formula-cells'
import { typedCells } from '../statement/month'
import { amountsText, currentChecks, formVersion, type OpenStatement, openStatement } from '../statement/read'

export const saveStatementSchema = z.object({
  id: z.uuid('报表标识不正确'),
  /** The version of the amounts that the person has before them. */
  version: versionSchema,
  unit: z.enum(['元', '万元']).optional(),
  /** What was typed, by cell, in the unit of filing; empty = not filled. */
  cells: z
    .record(z.string().max(80), z.string().max(60, '一格至多 60 个字符'))
    .refine((cells) => Object.keys(cells).length <= 2000, '一次至多 2000 格'),
  /** Those of the cells that the page worked out from others; kept where the sum is what it says. */
  computed: z.array(z.string().max(80)).max(2000).optional(),
  source: z.enum(['entry', 'workbook', 'interface']).default('entry'),
  /** The submission the cells came in: a file, or the request of a program with its key. */
  file: fileSchema.optional(),
  request: z.string().max(300).optional(),
  place: z.string().max(200).optional(),
  /** Where each cell stood in the file. */
  places: z.record(z.string().max(80), z.object({ sheet: z.string().max(40), row: z.int().min(1), column: z.int().min(1) })).optional(),
})

/** Saves typed cells of a draft and says at once what the formulas make of it. All or none: a cell that is no number refuses the whole, named by its path. */
export const saveStatement = defineCommand({
  name: 'saveStatement',
  permission: 'finance.report',
  input: saveStatementSchema,
  run: async (context, { id, version, unit, cells, computed = [], source, places, ...submission }) => {
    const open = await openStatement(context.tx, id)
    await requireFiller(context, open)
    if (open.shown.version !== version) throw new Refusal('stale', '报表已被另一处修改，请刷新后再填。')
    const { form } = await formVersion(context.tx, open.shown.formId)
    const filed = unit ?? open.shown.unit
    const amounts = changed(open.shown.amounts, cells, cellsOf(form), filed)
    const results = await judgeStatement(context.tx, open, form, amounts, filed)
    const counts = countsOf(results)
    // Another unit alone fills nothing: where the amounts came from stays.
    const from = Object.keys(cells).length === 0 ? open.shown.source : source
    context.change(
      Prisma.sql`update statement_version set amounts = ${amountsText(amounts)}::bigint[], unit = ${filed}, source = ${from}, version = version + 1,
        filled_by = ${context.actor.userId}::uuid, filled_by_name = ${context.actor.name}, filled_at = ${context.now}::timestamptz,
        checks_failed = ${counts.failed}, checks_warned = ${counts.warned}, checks_unjudged = ${counts.unjudged}
        where id = ${open.shown.id}::uuid and version = ${version} returning 1`,
      '报表已被另一处修改，请刷新后再填。',
    )
    const written = Object.keys(cells).map((path) => cellsOf(form).get(path)!)
    const sums = source === 'entry' && computed.length > 0 ? await sumsAmong(context.tx, form, computed, amounts, filed) : new Set<string>()
    const received = {
      statementId: id,
      versionId: open.shown.id,
      orgId: open.orgId,
      cells: Object.keys(cells).length,
      place: submission.place,
    }
    if (received.cells > 0)
      context.change(
        source === 'entry'
          ? receiveTyping(received, typedOf(written, sums, context.now), context.actor, context.now)
          : receive({ kind: source, ...submission }, [{ ...received, wrote: wroteBy(written, places) }], context.actor, context.now),
      )
    context.audit({
      subjectKind: 'statement',
      subjectId: id,
      orgId: open.orgId,
      detail: { cells: Object.keys(cells).length, source: from, unit: filed },
    })
    return { version: version + 1, results }
  },
})

const wroteBy = (cells: readonly Cell[], places: Readonly<Record<string, FilePlace>> = {}) =>
  blocksOf(cells.map(({ position, path }) => ({ position, from: places[path] })))

/** Which of the cells that are said to be worked out hold what their sum comes to. */
async function sumsAmong(tx: Tx, form: StatementForm, said: readonly string[], amounts: Amounts, unit: FilingUnit): Promise<Set<string>> {
  const typed = typedCells(form, amounts, unit)
  const asked = new Set(said)
  const sums = formulaCellsOf(form, await currentChecks(tx)).filter((cell) => asked.has(cell.path))
  const holds = (cell: FormulaCell) => {
    const sum = workedOut(cell, typed)
    return sum !== null && typed[cell.path] !== undefined && new Decimal(sum).eq(typed[cell.path]!)
  }
  return new Set(sums.filter(holds).map(({ path }) => path))
}

function changed(before: Amounts, typed: Readonly<Record<string, string>>, cells: ReturnType<typeof cellsOf>, unit: FilingUnit): Amounts {
  const amounts = [...before]
  const faults: Record<string, string> = {}
  for (const [path, text] of Object.entries(typed)) {
    const cell = cells.get(path)
    if (!cell) {
      faults[path] = '本表没有这一格'
      continue
    }
    try {
      amounts[cell.position - 1] = readAmount(text, cell, unit)
    } catch (error) {
      if (!(error instanceof NoAmount)) throw error
      faults[path] = `${cell.label}（${cell.columnLabel}）：${error.message}`
    }
  }
  const wrong = Object.values(faults)
  if (wrong.length > 0)
    throw new Refusal('invalid', wrong.length === 1 ? wrong[0]! : `有 ${wrong.length} 格填写有误，第一处：${wrong[0]}`, faults)
  return amounts
}

/** Only whoever works from the filling desk changes amounts, and only while they lie there. */
export async function requireFiller(context: CommandContext, open: OpenStatement): Promise<void> {
  if (open.shown.id !== open.versionId) throw new Refusal('blocked', '只能修改最新一版。')
  const source = open.shown.source
  if (source === 'former') throw new Refusal('blocked', '由原系统转入的报表不能直接修改，请发起更正。')
  const run = await lockRun(context, { subjectKind: 'statement', subjectId: open.shown.id })
  const pools = new Set(run.desks.map(({ pool }) => pool))
  const task = run.state.tasks.find((one) => one.status === 'open' && one.stepKey === 'fill')
  if (!task) throw new Refusal('blocked', '报表已提交，退回后才能修改。')
  if (!pools.has(task.pool)) throw new Refusal('forbidden', '您不是该企业的填报人。')
}
