import { report } from '@/lib/flow/carry-out'
import { type PoolEntry, performerFor } from '@/lib/flow/performer'
import { formatPeriod } from '@/lib/kernel/period'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { judgeAll } from '../../checks/judge-statement'
import type { QuickResults } from '../../checks/quick-verdict'
import { receive } from '../../intake/record'
import { type Block, blocksOf } from '../../intake/wrote'
import type { Amounts, FilingUnit } from '../../statement/amounts'
import { dueOn } from '../../statement/due'
import { type Cell, cellsOf, comparisonColumns } from '../../statement/form'
import { formsFor, formVersion, type StatementFormVersion } from '../../statement/read'
import { firstAmounts, openedRun, refuseWrong, usualUnit } from '../open-statement'
import { type BatchOrg, earlierOf, findStatements, type Held, keyOf } from './find-statements'
import { layOver, sameAmounts } from './lay-over'
import { type BatchOutcome, type Pushed, type PushedStatement, pushStatementsSchema } from './schema'
import { type Begun, insertStatements, newStatement, updateStatements } from './write-batch'

type Outcome = Omit<BatchOutcome, 'number'>
type Placed = { number: number; sent: PushedStatement; org: BatchOrg; form: StatementFormVersion; held: Held | undefined }
/** A statement whose values could be read. */
type Ready = Placed & { unit: FilingUnit; amounts: Amounts }

/**
 * Many statements as one submission, by the rules of a single one and written set-wise: each is begun or laid over what is there, or refused by
 * itself with its reason; what says the same as before changes nothing. Gives the outcome of each in the order sent.
 */
export const pushStatements = defineCommand({
  name: 'pushStatements',
  permission: 'finance.report',
  input: pushStatementsSchema,
  run: async (context, input) => {
    const outcomes = new Map<number, Outcome>()
    const refuse = (number: number, error: unknown) => {
      if (!isRefusal(error)) throw error
      outcomes.set(number, { id: null, state: 'refused', message: error.message, faults: [], failed: [] })
    }
    const found = await findStatements(context, input.statements)
    const ready: Ready[] = []
    const seen = new Map<string, number>()
    const forms = await formsOf(context, input, found)
    const starts = await startsOf(context, input, found.orgs, forms)
    for (const [index, sent] of input.statements.entries()) {
      const number = index + 1
      try {
        const placed = place(context.now, number, sent, found, forms, seen, input.cells.length)
        const [unit, before] = [sent.unit ?? placed.held?.unit ?? usualUnit(sent.form), placed.held?.amounts ?? starts(placed)]
        const { amounts, faults } = layOver(before, cellsIn(placed.form, input.cells), sent.values, unit)
        if (faults.length > 0)
          outcomes.set(number, { id: null, state: 'refused', message: `${faults.length} 格填写有误`, faults, failed: [] })
        else if (placed.held && unit === placed.held.unit && sameAmounts(amounts, placed.held.amounts))
          outcomes.set(number, { id: placed.held.id, state: 'unchanged', message: '', faults: [], failed: [] })
        else ready.push({ ...placed, unit, amounts })
        if (placed.held && outcomes.get(number)?.state !== 'unchanged') refuseShut(placed.held, found.pools)
      } catch (error) {
        refuse(number, error)
      }
    }
    const open = ready.filter(({ number }) => !outcomes.has(number))
    for (const [number, outcome] of await write(context, open, found.pools, input)) outcomes.set(number, outcome)
    return { outcomes: input.statements.map((_, index): BatchOutcome => ({ number: index + 1, ...outcomes.get(index + 1)! })) }
  },
})

type Found = Awaited<ReturnType<typeof findStatements>>

/** Forms in force for a period by `code:period`, and those that statements were made under by their id. */
type Forms = ReadonlyMap<string, StatementFormVersion>

const inForce = (code: string, period: number) => `${code}:${period}`

async function formsOf({ tx }: CommandContext, { statements }: Pushed, { held }: Found): Promise<Forms> {
  const forms = new Map<string, StatementFormVersion>()
  for (const code of new Set(statements.map(({ form }) => form))) {
    const periods = new Set(statements.filter(({ form }) => form === code).map(({ period }) => period))
    for (const [period, version] of await formsFor(tx, code, periods)) forms.set(inForce(code, period), version)
  }
  for (const id of new Set([...held.values()].map(({ formId }) => formId))) forms.set(id, await formVersion(tx, id))
  return forms
}

/** Which enterprise, form and earlier statement one of a batch means. Throws Refusal. */
function place(
  now: Date,
  number: number,
  sent: PushedStatement,
  { orgs, held }: Found,
  forms: Forms,
  seen: Map<string, number>,
  cells: number,
): Placed {
  const org = orgs.get(sent.org)
  if (org === 'several') throw new Refusal('invalid', `有多家企业叫“${sent.org}”，请改用统一社会信用代码。`)
  if (!org) throw new Refusal('not_found', `没有“${sent.org}”这家企业，或您不能代其编报。`)
  if (sent.values.length !== cells) throw new Refusal('invalid', `应有 ${cells} 个值，实有 ${sent.values.length} 个。`)
  const key = keyOf({ orgId: org.id, ...sent })
  const first = seen.get(key)
  if (first !== undefined) throw new Refusal('conflict', `与第 ${first} 张是同一企业、表式、期间、口径，只取第 ${first} 张。`)
  seen.set(key, number)
  const earlier = held.get(key)
  const form = forms.get(earlier ? earlier.formId : inForce(sent.form, sent.period))!
  if (!earlier) refuseWrong(sent, form.form.periodKind, org.consolidates, now)
  return { number, sent, org, form, held: earlier }
}

/** Refuses to write over what has been handed in, came from the former system, or lies on somebody else's desk. */
function refuseShut({ status, period, source, run }: Held, pools: readonly PoolEntry[]): void {
  if (status !== 'filling' && status !== 'returned')
    throw new Refusal('blocked', `${formatPeriod({ kind: 'month', code: period })}的报表已经提交，退回或发起更正后才能修改。`)
  if (source === 'former') throw new Refusal('blocked', '由原系统转入的报表不能直接修改，请发起更正。')
  const task = run?.tasks.find((one) => one.status === 'open' && one.stepKey === 'fill')
  if (!task) throw new Refusal('blocked', '报表已提交，退回后才能修改。')
  if (!pools.some(({ pool }) => pool === task.pool)) throw new Refusal('forbidden', '您不是该企业的填报人。')
}

const located = new WeakMap<readonly string[], Map<string, readonly (Cell | undefined)[]>>()

/** The cells of a batch in a form, looked up once a batch. */
function cellsIn({ id, form }: StatementFormVersion, paths: readonly string[]): readonly (Cell | undefined)[] {
  const known = located.get(paths) ?? new Map<string, readonly (Cell | undefined)[]>()
  located.set(paths, known)
  const cells = cellsOf(form)
  const held = known.get(id) ?? paths.map((path) => cells.get(path))
  known.set(id, held)
  return held
}

const told = new WeakMap<readonly string[], Map<string, readonly Block[]>>()

/** The cells of a batch that a form has, with their columns in the file, worked out once a batch. */
function blocksIn(version: StatementFormVersion, paths: readonly string[], columns: readonly number[] | undefined): readonly Block[] {
  const known = told.get(paths) ?? new Map<string, readonly Block[]>()
  told.set(paths, known)
  const held = known.get(version.id)
  if (held) return held
  const blocks = blocksOf(
    cellsIn(version, paths).flatMap((cell, index) => {
      const column = columns?.[index]
      return cell ? [{ position: cell.position, from: column === undefined ? undefined : { row: 0, column } }] : []
    }),
  )
  known.set(version.id, blocks)
  return blocks
}

/** What a new statement holds before the values are laid over it; other periods are asked only where the batch leaves a cell to them. */
async function startsOf(
  context: CommandContext,
  { cells, statements }: Pushed,
  orgs: Found['orgs'],
  current: Forms,
): Promise<(placed: Placed) => Amounts> {
  const listed = new Set(cells)
  const earlier: Awaited<ReturnType<typeof earlierOf>> = new Map()
  const whole = new Set<string>()
  const ids = [...new Set([...orgs.values()].flatMap((org) => (org === 'several' ? [] : [org.id])))]
  for (const id of new Set(statements.map(({ form, period }) => current.get(inForce(form, period))!.id))) {
    const asked = statements.filter(({ form, period }) => current.get(inForce(form, period))!.id === id)
    const [{ form: code, period: first }] = asked as [PushedStatement]
    const left = [...cellsOf(current.get(inForce(code, first))!.form).values()].filter(({ path }) => !listed.has(path))
    if (left.length === 0) whole.add(id)
    if (!left.some(({ column }) => comparisonColumns.has(column))) continue
    const periods = asked.map(({ period }) => period)
    for (const [key, one] of await earlierOf(context, code, ids, periods)) earlier.set(key, one)
  }
  const forms = new Map<string, StatementFormVersion>()
  for (const id of new Set([...earlier.values()].map(({ formId }) => formId))) forms.set(id, await formVersion(context.tx, id))
  return ({ org, sent, form }) => {
    if (whole.has(form.id)) return new Array<bigint | null>(cellsOf(form.form).size).fill(null)
    return firstAmounts(form.form, sent.period, (period, path) => {
      const then = earlier.get(keyOf({ orgId: org.id, form: sent.form, period, scope: sent.scope }))
      const cell = then && cellsOf(forms.get(then.formId)!.form).get(path)
      return cell ? (then.amounts[cell.position - 1] ?? null) : null
    })
  }
}

/** Judges and writes what could be read; gives the outcome of each by its number. */
async function write(
  context: CommandContext,
  ready: readonly Ready[],
  pools: readonly PoolEntry[],
  { cells, columns, source, file, request, places }: Pushed,
): Promise<Map<number, Outcome>> {
  const outcomes = new Map<number, Outcome>()
  const refused = (message: string): Outcome => ({ id: null, state: 'refused', message, faults: [], failed: [] })
  const judged = new Map<number, QuickResults>()
  const asked = ready.map(({ org, sent, form, amounts, unit }) => ({
    ...{ orgId: org.id, period: sent.period, scope: sent.scope, formCode: sent.form, form: form.form, amounts, unit },
  }))
  for (const [index, results] of (await judgeAll(context.tx, asked)).entries()) judged.set(ready[index]!.number, results)
  const performer = performerFor(context.actor, pools, null)
  const begun = ready.flatMap((one): (Begun & { number: number })[] => {
    if (one.held) return []
    const { number, org, form, sent, unit, amounts } = one
    const counts = judged.get(number)!
    try {
      const opened = openedRun(form.form, org, performer, context.now, dueOn(sent.form, sent.period))
      return [
        {
          ...newStatement(),
          number,
          org,
          form,
          formCode: sent.form,
          period: sent.period,
          scope: sent.scope,
          unit,
          amounts,
          counts,
          opened,
        },
      ]
    } catch (error) {
      if (!isRefusal(error)) throw error
      outcomes.set(number, refused(error.message))
      return []
    }
  })
  const note = (id: string, orgId: string, { sent }: Ready) =>
    context.audit({
      ...{ subjectKind: 'statement', subjectId: id, orgId },
      detail: { form: sent.form, period: sent.period, scope: sent.scope, cells: cells.length, source },
    })
  const byNumber = new Map(ready.map((one) => [one.number, one]))
  const inserted = new Map((await insertStatements(context, begun, source)).map(({ one, run }) => [one.id, run]))
  for (const { number, id, org, opened } of begun) {
    const run = inserted.get(id)
    if (!run) outcomes.set(number, refused('这张报表刚刚由他人建立，请重新导入。'))
    else {
      note(id, org.id, byNumber.get(number)!)
      report({ ...context, audit: () => undefined }, run, opened, performer)
      outcomes.set(number, { id, state: 'created', message: '', faults: [], failed: judged.get(number)!.results })
    }
  }
  const changes = ready.flatMap(({ number, held, unit, amounts }) =>
    held ? [{ number, id: held.id, versionId: held.versionId, version: held.version, unit, amounts, counts: judged.get(number)! }] : [],
  )
  const changed = await updateStatements(context, changes, source)
  const written = [
    ...begun.filter(({ id }) => inserted.has(id)).map(({ number, id, versionId, org }) => ({ number, id, versionId, orgId: org.id })),
    ...changes
      .filter(({ id }) => changed.has(id))
      .map(({ number, id, versionId }) => ({ number, id, versionId, orgId: byNumber.get(number)!.org.id })),
  ]
  const received = written.map(({ number, id: statementId, versionId, orgId }) => ({
    ...{ statementId, versionId, orgId, cells: cells.length, place: places?.[number - 1] ?? `第 ${number} 张` },
    wrote: blocksIn(byNumber.get(number)!.form, cells, columns),
  }))
  if (received.length > 0) context.change(receive({ kind: source, file, request }, received, context.actor, context.now))
  for (const { number, id } of changes) {
    if (!changed.has(id)) outcomes.set(number, refused('报表已被另一处修改，请重新导入。'))
    else {
      note(id, byNumber.get(number)!.org.id, byNumber.get(number)!)
      outcomes.set(number, { id, state: 'changed', message: '', faults: [], failed: judged.get(number)!.results })
    }
  }
  return outcomes
}
