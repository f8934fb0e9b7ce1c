import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { askTogether, Prisma } from '@/lib/platform/db'
import type { QueryContext } from '@/lib/platform/query'
import type { Indicator } from '../../indicators/definition'
import { currentEditionSql, editionFrom } from '../../indicators/keep-indicators'
import { headline, lastPeriodOf, lastPeriodSql } from '../board'
import { type DeskFigure, ownFigures } from '../desk'
import { movesOf, type Profit, type ProfitMove, profitsSql, reportingQuestion } from '../overview'
import { type InSight, inSightSql, rolledUpOf } from '../rolled-up'

/** Something that waits for the person or for the whole: how many, and where they are listed (below the face). */
export type Waiting = { readonly key: string; readonly label: string; readonly count: number; readonly place: string }

const movesShown = 3

/** The few figures with how they moved, who moved most, and what waits for a decision. Figures of an enterprise's people are its own. */
export async function leaderHome({ tx, actor, now }: QueryContext) {
  const due = reportingQuestion(shanghaiDate(now))
  const ofWhole = actor.side !== 'ent'
  const first = await askTogether(tx, {
    edition: currentEditionSql,
    reporting: due.sql,
    waiting: countsSql(actor),
    ...(ofWhole ? { newest: lastPeriodSql } : {}),
  })
  const { indicators } = await editionFrom(tx, first.edition)
  const wanted = headline.flatMap((code): readonly Indicator[] => indicators.filter((one) => one.code === code))
  const own = ofWhole ? null : await ownFigures(tx, actor.orgId, wanted)
  const period = own ? own.period : lastPeriodOf(first.newest)
  const second =
    period === null
      ? {}
      : await askTogether(tx, {
          profits: profitsSql(period, own ? actor.orgId : null),
          ...(own ? {} : { inSight: inSightSql(period) }),
        })
  let figures: readonly DeskFigure[] = own?.figures ?? []
  if (!own && period !== null) figures = await rolledUpOf(tx, (second.inSight ?? []) as InSight[], period, wanted)
  const moves = movesOf((second.profits ?? []) as Profit[])
  const reporting = due.read(first.reporting)
  return {
    period,
    figures,
    reporting,
    falls: fallsOf(moves),
    rises: risesOf(moves),
    waiting: waitingOf(first.waiting![0] as Counts, reporting),
  }
}

const fallsOf = (moves: readonly ProfitMove[]) => moves.filter(({ difference }) => difference.startsWith('-')).slice(0, movesShown)
const risesOf = (moves: readonly ProfitMove[]) =>
  moves
    .filter(({ difference }) => Number(difference) > 0)
    .slice(-movesShown)
    .reverse()

type Counts = { desk: number; drafts: number; forms: number; targets: number; red: number; payments: number }

/** How much waits, by what the person may decide: one row of `Counts`. */
function countsSql(actor: Actor): Prisma.Sql {
  const where = (right: string, count: Prisma.Sql) => (may(actor, right) ? count : Prisma.sql`0`)
  const desk = Prisma.sql`(select count(*)::int from task t where t.status = 'open' and t.subject_kind in ('statement', 'risk-case') and (t.holder_id = ${actor.userId}::uuid
    or (t.holder_id is null and t.pool in (select a.pool from actor_pool a where a.user_id = ${actor.userId}::uuid))))`
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
    { key: 'payments', label: '未办结的大额支付', count: payments, place: '/treasury/payments' },
    {
      ...{ key: 'missing', label: '缺报快报的企业', count: reporting.missing },
      place: `/finance/coverage?until=${reporting.period}&only=missing`,
    },
  ]
  return list.filter(({ count }) => count > 0)
}
