import { Client } from 'pg'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { shiftMonths } from '@/lib/kernel/period'
import { runCommand } from '@/lib/platform/command'
import { copyInto } from '@/lib/platform/postgres/copy'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'
import type { Options } from '../options'
import { personOf } from '../people'

/** Statements of one batch, and batches of one round: no more than the months since 2000 in three scopes. */
const batch = 100
const batches = 2
/** A round takes a fifth of a second, COPY a tenth of that: one alone says little. */
const rounds = { quick: 5, whole: 15 }
const copies = 3
const scopes = ['consolidated', 'parent', 'difference'] as const
const filler = 'ct-fill'

type Sent = { period: number; scope: (typeof scopes)[number]; values: string[] }

/**
 * (8) Cells a second of an import of monthly statements, a hundred a submission as `/api/v1` takes them (from the text of the request on: reading,
 * rules, formulas, tasks, trail, events), as a share of COPY of the same versions into the same indexed table.
 */
export async function measureStatements(ground: Ground, { quick }: Pick<Options, 'quick'>): Promise<Figure[]> {
  const owner = new Client({ connectionString: ground.server().ownerUrl(), options: '-c timezone=UTC' })
  await owner.connect()
  try {
    const actor = await personOf(filler)
    const { rows } = await owner.query<{ code: string }>('select code from org where id = $1', [actor.orgId])
    const cells = [...cellsOf(flashForm).values()]
    const known = await knownOf(owner, actor.orgId)
    const [speeds, shares]: [number[], number[]] = [[], []]
    const all = statementsOf(known)
    for (let round = -1; round < (quick ? rounds.quick : rounds.whole); round++) {
      const bodies = all.map((sent) =>
        JSON.stringify({
          cells: cells.map(({ path }) => path),
          statements: sent.map((one) => ({ org: rows[0]!.code, form: 'flash', unit: '万元', ...one })),
        }),
      )
      const started = performance.now()
      for (const body of bodies) await imported(body, actor)
      const taken = performance.now() - started
      const copied: number[] = []
      for (let turn = 0; turn < copies; turn++) copied.push(await copyAgain(owner, all.flat()))
      await takeAway(owner, all.flat())
      // The first round warms up both.
      if (round < 0) continue
      speeds.push((all.flat().length * cells.length * 1000) / taken)
      shares.push(median(copied) / taken)
    }
    return [
      { section: 8, name: `报表导入，每批 ${batch} 张`, unit: ' 格/秒', samples: speeds },
      { section: 8, name: '报表导入 ÷ COPY 同样的单元格', unit: '', samples: shares, goal: { at: 'least', value: 0.15 } },
    ]
  } finally {
    await owner.end()
  }
}

async function imported(body: string, actor: Awaited<ReturnType<typeof personOf>>): Promise<void> {
  const { outcomes } = await runCommand(pushStatements, actor, JSON.parse(body))
  const other = outcomes.find(({ state }) => state !== 'created')
  if (other) throw new Error(`A statement was not taken in: ${other.message}`)
}

type Known = Readonly<Record<(typeof scopes)[number], readonly string[][]>>

/** The statements of the demonstration of an enterprise as somebody would send them, by scope: they balance as real ones do. */
async function knownOf(owner: Client, orgId: string): Promise<Known> {
  const cells = [...cellsOf(flashForm).values()]
  const { rows } = await owner.query<{ scope: (typeof scopes)[number]; amounts: (string | null)[] }>(
    `select s.scope, v.amounts::text[] as amounts from statement s join statement_version v on v.id = s.version_id
    where s.org_id = $1 and s.form_code = 'flash' and v.source = 'former' order by s.period`,
    [orgId],
  )
  const of = (scope: string) =>
    rows
      .filter((row) => row.scope === scope)
      .map(({ amounts }) => cells.map((cell, at) => typedAmount(amounts[at] == null ? null : BigInt(amounts[at]), cell, '万元')))
  return { consolidated: of('consolidated'), parent: of('parent'), difference: of('difference') }
}

/** Batches of statements of one enterprise for months long before the demonstration. */
function statementsOf(known: Known): Sent[][] {
  return Array.from({ length: batches }, (_, piece) =>
    Array.from({ length: batch }, (_, at): Sent => {
      const number = piece * batch + at
      const [back, scope] = [Math.floor(number / scopes.length), scopes[number % scopes.length]!]
      return { period: shiftMonths(202212, -back), scope, values: known[scope][back % known[scope].length]! }
    }),
  )
}

/** Takes the imported statements away, so that the next round finds the tables as this one did. */
async function takeAway(owner: Client, sent: readonly Sent[]): Promise<void> {
  await owner.query(
    `delete from statement s using statement_version v where v.id = s.version_id and v.source = 'interface' and s.period = any($1)`,
    [[...new Set(sent.map(({ period }) => period))]],
  )
}

/** Milliseconds of COPY of the versions of these statements, under new ids, into the table they are in; they are taken away again. */
async function copyAgain(owner: Client, sent: readonly Sent[]): Promise<number> {
  const columns = [
    'id',
    'statement_id',
    'org_id',
    'number',
    'reason',
    'form_id',
    'unit',
    'amounts',
    'source',
    'filled_by_name',
    'filled_at',
  ]
  const { rows } = await owner.query<Record<string, string>>(
    `select gen_random_uuid()::text as id, gen_random_uuid()::text as statement_id, v.org_id::text, v.number::text, v.reason, v.form_id::text, v.unit,
      v.amounts::text, v.source, v.filled_by_name, v.filled_at::text
    from statement_version v join statement s on s.version_id = v.id where s.period = any($1) and v.source = 'interface'`,
    [[...new Set(sent.map(({ period }) => period))]],
  )
  const lines = rows.slice(0, sent.length).map((row) => `${columns.map((column) => row[column]).join('\t')}\n`)
  if (lines.length !== sent.length) throw new Error(`Not every statement is there: ${lines.length} of ${sent.length}`)
  const started = performance.now()
  await copyInto(owner, 'statement_version', columns, lines)
  const taken = performance.now() - started
  await owner.query('delete from statement_version where id = any($1::uuid[])', [rows.map(({ id }) => id)])
  return taken
}
