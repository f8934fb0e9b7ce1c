import { onDesks } from '@/lib/flow/queries/inbox'
import { may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { askTogether, Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import type { Asking, QueryContext } from '@/lib/platform/query'
import type { Indicator } from '../../indicators/definition'
import { currentEditionSql, editionFrom } from '../../indicators/keep-indicators'
import { headline } from '../board'
import { type DeskFigure, ownFigures } from '../desk'
import { movesOf, type Profit, type ProfitMove, profitsSql, reportingQuestion } from '../overview'
import { type InSight, rolledUpOf } from '../rolled-up'

/** Something that waits for the person or for the whole: how many, and where they are listed (below the face). */
export type Waiting = { readonly key: string; readonly label: string; readonly count: number; readonly place: string }

const movesShown = 3

/** The few figures with how they moved, who moved most, and what waits for a decision. Figures of an enterprise's people are its own. */
export async function leaderHome({ tx, actor, now }: QueryContext) {
  const due = reportingQuestion(shanghaiDate(now))
  const { told, waiting } = actor.side === 'ent' ? await ownHome(tx, { actor, now }, due) : await wholeHome(tx, { actor, now }, due)
  const { period, figures, profits } = told
  const moves = movesOf(profits)
  const reporting = due.read(told.reporting)
  return {
    period,
    figures,
    reporting,
    falls: fallsOf(moves),
    rises: risesOf(moves),
    waiting: waitingOf(waiting, reporting),
  }
}

type Told = { period: number | null; figures: readonly DeskFigure[]; profits: readonly Profit[]; reporting: readonly unknown[] | undefined }
type Home = { told: Told; waiting: Counts }
type Due = ReturnType<typeof reportingQuestion>

/** What `app.finance_home` answers; `inSight` = versions and what wrote them. */
type Answer = { edition: string | null; reporting: unknown; period: number | null; profits: Profit[]; inSight: string | null }

/** To whoever may not read finance. */
const nothing: Answer = { edition: null, reporting: { expected: 0, accepted: 0, underway: 0 }, period: null, profits: [], inSight: null }

/** Everybody in sight, in one round trip. */
async function wholeHome(tx: Tx, asking: Asking, due: Due): Promise<Home> {
  const question = Prisma.sql`select app.finance_home(${due.period}::int) as answer, (select to_json(c) from (${countsSql(asking)}) c) as waiting`
  const [row] = await rowsIn<{ answer: Answer | null; waiting: Counts }>(tx, question)
  const { edition, reporting, period, profits, inSight } = row!.answer ?? nothing
  const wanted = headlineOf((await editionFrom(tx, edition ? [{ id: edition }] : [])).indicators)
  const figures = period === null ? [] : await rolledUpOf(tx, inSightFrom(inSight), period, wanted)
  return { told: { period, figures, profits, reporting: [reporting] }, waiting: row!.waiting }
}

/** An enterprise and its direct units. */
async function ownHome(tx: Tx, asking: Asking, due: Due): Promise<Home> {
  const { orgId } = asking.actor
  const first = await askTogether(tx, { edition: currentEditionSql, reporting: due.sql, waiting: countsSql(asking) })
  const { period, figures } = await ownFigures(tx, orgId, headlineOf((await editionFrom(tx, first.edition)).indicators))
  const profits = period === null ? [] : await rowsIn<Profit>(tx, profitsSql(period, orgId))
  return { told: { period, figures, profits, reporting: first.reporting }, waiting: first.waiting![0] as Counts }
}

const headlineOf = (indicators: readonly Indicator[]) =>
  headline.flatMap((code): readonly Indicator[] => indicators.filter((one) => one.code === code))

/** The versions of one text, each beside the transaction that wrote it. */
export function inSightFrom(text: string | null): InSight[] {
  return (text?.split(',') ?? []).map((one) => {
    const [versionId, written] = one.split(' ')
    return { versionId: versionId!, written: written! }
  })
}

const fallsOf = (moves: readonly ProfitMove[]) => moves.filter(({ difference }) => difference.startsWith('-')).slice(0, movesShown)
const risesOf = (moves: readonly ProfitMove[]) =>
  moves
    .filter(({ difference }) => Number(difference) > 0)
    .slice(-movesShown)
    .reverse()

type Counts = { desk: number; drafts: number; forms: number; targets: number; red: number; payments: number }

/** How much waits, by what the person may decide: one row of `Counts`. */
function countsSql(asking: Asking): Prisma.Sql {
  const where = (right: string, count: Prisma.Sql) => (may(asking.actor, right) ? count : Prisma.sql`0`)
  const desk = Prisma.sql`(select count(*)::int from task t where t.status = 'open' and t.subject_kind in ('statement', 'risk-case') and ${onDesks(asking)})`
  return Prisma.sql`
    select ${where('inbox.read', desk)} as desk,
      ${where('finance.approve', Prisma.sql`(select count(*)::int from definition_draft d where d.kind = 'indicator' and d.status = 'submitted')`)} as drafts,
      ${where('finance.approve', Prisma.sql`(select count(*)::int from definition_draft d where d.kind = 'statement_form' and d.status = 'submitted')`)} as forms,
      ${where('finance.settle', Prisma.sql`(select count(*)::int from finance_target t where t.status = 'proposed')`)} as targets,
      ${where(
        'risk.read',
        Prisma.sql`(select count(*)::int from risk_finding f where f.dimension = '财务预警' and f.level = '红' and app.is_open(f))`,
      )} as red,
      ${where('treasury.read', Prisma.sql`(select count(*)::int from treasury_alert a where a.status <> 'closed')`)} as payments`
}

/** What waits; nothing that has no list behind it. */
function waitingOf(
  { desk: mine, drafts, forms, targets, red, payments }: Counts,
  reporting: { period: number; missing: number },
): Waiting[] {
  const list: Waiting[] = [
    { key: 'desk', label: '待我办理的报表与预警', count: mine, place: '/inbox' },
    { key: 'drafts', label: '待审批的指标口径', count: drafts, place: '/finance/indicators' },
    { key: 'forms', label: '待审批的报表表式', count: forms, place: '/finance/forms' },
    { key: 'targets', label: '待核定的预算与目标', count: targets, place: '/finance/targets' },
    { key: 'red', label: '未办结的红级财务预警', count: red, place: '/risk/findings?level=红&dimension=财务预警' },
    { key: 'payments', label: '未办结的大额支付', count: payments, place: '/treasury/payments?tab=pending' },
    {
      ...{ key: 'missing', label: '缺报快报的企业', count: reporting.missing },
      place: `/finance/coverage?until=${reporting.period}&only=missing`,
    },
  ]
  return list.filter(({ count }) => count > 0)
}
