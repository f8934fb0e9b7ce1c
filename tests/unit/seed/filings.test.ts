import { describe, expect, test } from 'vitest'
import { clockOf } from '@/lib/flow/clock'
import { isSendBackReason } from '@/lib/flow/reasons'
import { runStatuses } from '@/lib/flow/state'
import { parseForm } from '@/lib/forms/parse-form'
import { isWorkday, shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { surroundingsOf } from '@/lib/matters/facts'
import { endsInPaper } from '@/lib/matters/paper/number'
import { defaultParams } from '@/lib/matters/params'
import { sampleFacts } from '@/lib/matters/sample-facts'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { readMatters, readOneThings } from '@/prisma/seed/reference-files'
import { flawsOf } from '@/prisma/seed/scenarios/filings/assert'
import { numbersOf, withCitation } from '@/prisma/seed/scenarios/filings/numbering'
import { allPlans, fewPlans } from '@/prisma/seed/scenarios/filings/plans'
import { filingId, simulate } from '@/prisma/seed/scenarios/filings/simulate'
import { stageOf } from '@/prisma/seed/scenarios/filings/stage'
import type { FilingPlan, SimulatedFiling } from '@/prisma/seed/scenarios/filings/types'
import { reasonOfWords } from '@/prisma/seed/scenarios/filings/wording/reason-codes'

const now = new Date('2026-09-16T06:40:00.000Z')
const matters = [...readMatters(), ...readOneThings()]

function stageFor(small: boolean) {
  const { world, people } = demonstrationWorld(small)
  return stageOf(world, people, matters, now)
}
const small = stageFor(true)
const whole = stageFor(false)
const play = (plans: readonly FilingPlan[], stage = small): SimulatedFiling[] => plans.map((plan) => simulate(plan, stage))
const few = play(fewPlans(small))
const plans = allPlans(whole)
// Every thirtieth filing of the whole demonstration, and every named scenario.
const some = play(
  plans.filter((plan, index) => index % 30 === 0 || /^(overdue|government|parallel|report|prereq|back|joint)/.test(plan.name)),
  whole,
)
const named = (name: string) => some.find((filing) => filing.plan.name === name)!

describe('the plans of two years', () => {
  test('are at least 3,300, over all 57 matters and the twelve joint ones, and no two have one name', () => {
    expect(plans.length).toBeGreaterThanOrEqual(3_300)
    expect(new Set(plans.map((plan) => plan.matter)).size).toBe(57 + 12)
    expect(new Set(plans.map((plan) => plan.name)).size).toBe(plans.length)
    expect(new Set(plans.map((plan) => plan.orgId)).size).toBeGreaterThan(250)
  })

  test('every group and every district files', () => {
    const filers = new Set(plans.map((plan) => plan.orgId))
    expect([...whole.world.groups].filter(([, id]) => !filers.has(id))).toEqual([])
    const districts = new Set(
      plans
        .map((plan) => whole.org(plan.orgId))
        .filter((org) => org.owner === 'district')
        .map((org) => org.adcode),
    )
    expect(districts.size).toBe(10)
  })
})

describe('filings played by the rules', () => {
  test('the same day gives the same filings, to the last id', () => {
    const again = play(fewPlans(stageFor(true)))
    expect(again).toEqual(few)
  })

  test('nothing is wrong with them', () => {
    expect(flawsOf([...few, ...some], now)).toEqual([])
  })

  test('stand in every state there is', () => {
    const seen = new Set(few.map((filing) => filing.state.status))
    expect(runStatuses.filter((status) => !seen.has(status))).toEqual([])
  })

  test('rest where their scenario wants them', () => {
    const wrong = [...few, ...some].filter(({ plan, state }) => {
      const { stop } = plan
      if (!stop || plan.matter === 'GZ-SH-01') return false
      return !state.tasks.some(
        (task) => task.status === 'open' && (stop.status ? state.status === stop.status : task.stepKey === stop.step),
      )
    })
    expect(wrong.map(({ plan, state }) => `${plan.name}: ${state.stepKey} ${state.status}`)).toEqual([])
  })

  test('happen in working hours', () => {
    const moments = some.flatMap((filing) => filing.moves.map((move) => move.event.at))
    const early = moments.filter((at) => {
      const minutes = (Date.parse(at) / 60_000 + 8 * 60) % 1440
      return !isWorkday(shanghaiDate(Date.parse(at))) || minutes < 8 * 60 || minutes > 20 * 60
    })
    expect(early.length / moments.length).toBeLessThan(0.01)
  })

  test('were handed in with forms that can be read and break no blocking rule', () => {
    const wrong = [...few, ...some].flatMap(({ plan, matter, submissions, createdAt, org, target, creator }) =>
      submissions.flatMap(({ values, results, materials }) => {
        const today = shanghaiDate(Date.parse(createdAt))
        const context = whole.contextOf(org, target, today, creator.name, { ...random })
        const form = {
          ...{ today, facts: sampleFacts(matter, values, context), params: defaultParams(), surroundings: surroundingsOf(matter) },
          ...{ materials: new Set(materials.map((one) => one.key)), calendar: workCalendar },
        }
        const { issues } = parseForm(matter.form, values, 'submit', form)
        const broken = results.filter((one) => one.level === '阻断' && one.result === 'failed')
        return [...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`), ...broken.map((one) => one.ruleId)].map(
          (problem) => `${plan.name} ${matter.code}: ${problem}`,
        )
      }),
    )
    expect(wrong).toEqual([])
  })

  test('as drafts leave to the base what it supplies, so that no invented figure stands against a statement', () => {
    const drafts = [...few, ...some].filter((filing) => filing.submissions.length === 0)
    expect(drafts.length).toBeGreaterThan(3)
    const typed = drafts.flatMap(({ matter, values }) =>
      matter.form.fields
        .filter(({ key, source }) => source && !['applicant_org', 'target_org'].includes(key) && (values[key] ?? null) !== null)
        .map(({ key }) => `${matter.code} ${key}`),
    )
    expect(typed).toEqual([])
  })

  test('carry titles in official wording', () => {
    const titles = some.map((filing) => String(filing.values.title))
    expect(titles.filter((title) => !/^关于.+的(请示|报告|申请|首报|续报|终报)$/.test(title) && !/首报|续报|终报/.test(title))).toEqual([])
    expect(titles.filter((title) => /undefined|null|{|\$/.test(title) || title.length > 100)).toEqual([])
    expect(new Set(titles).size / titles.length).toBeGreaterThan(0.9)
  })
})

// The context of a form that was filled long ago needs no chance: what is drawn is not looked at.
const random = {
  next: () => 0,
  int: (from: number) => from,
  chance: () => false,
  pick: <T>(items: readonly T[]) => items[0]!,
  shuffle: <T>(items: readonly T[]) => [...items],
  weighted: <T>(items: readonly (readonly [T, number])[]) => items[0]![0],
}

describe('the named scenarios', () => {
  test('overdue: 12 to 25 in hand whose day has passed', () => {
    const overdue = some.filter(({ plan }) => plan.name.startsWith('overdue|'))
    expect(overdue.length).toBeGreaterThanOrEqual(12)
    for (const { state, matter } of overdue) {
      expect(clockOf(state.clock, now.toISOString(), workCalendar, matter.flow.promiseDays)?.light).toBe('red')
    }
  })

  test('waiting for the government: the clock stands', () => {
    const waiting = some.filter(({ plan }) => plan.name.startsWith('government|'))
    expect(waiting.length).toBeGreaterThan(5)
    for (const { state } of waiting)
      expect([state.status, state.clock.at(-1)?.reason, state.clock.at(-1)?.to]).toEqual(['paused', 'external', null])
  })

  test('half answered: one department has, one has not', () => {
    for (const { state } of some.filter(({ plan }) => plan.name.startsWith('parallel|'))) {
      const tasks = state.tasks.filter((task) => task.stepKey === 'countersign')
      expect(new Set(tasks.map((task) => task.status))).toEqual(new Set(['done', 'open']))
    }
  })

  test('reports cite the first one by its number', () => {
    const numbers = numbersOf(some)
    const first = numbers.filing.get('report-chain|first')
    expect(first).toMatch(/^青国资办〔\d{4}〕\d{4}$/)
    for (const name of ['second', 'third', 'last']) {
      const filing = named(`report-chain|${name}`)
      expect(withCitation(filing.values, filing, numbers).first_no).toBe(first)
    }
  })

  test('a transfer rests on an appraisal of the same enterprise that is decided', () => {
    const [appraisal, transfer] = [named('prerequisite|appraisal'), named('prerequisite|transfer')]
    expect(appraisal.state.status).toBe('concluded')
    expect(transfer.state.stepKey).toBe('chief')
    expect(transfer.values.target_org).toBe(appraisal.values.target_org)
    expect(transfer.values.appraised_equity).toBe(appraisal.values.appr_equity)
    expect(transfer.id).toBe(filingId('prerequisite|transfer'))
  })

  test('every demonstration account of the flow has work', () => {
    const open = play(
      plans.filter((plan) => plan.stop),
      whole,
    ).flatMap((filing) => filing.state.tasks.filter((task) => task.status === 'open'))
    const work = (login: string) => {
      const user = whole.cast.byLogin(login)!
      const pools = new Set(whole.cast.ownPools(user.id))
      return open.filter((task) => (task.holder ? task.holder.id === user.id : pools.has(task.pool))).length
    }
    const logins = [
      'leader',
      'leader2',
      'leader3',
      'leader4',
      'leader5',
      'leader6',
      'cwjd-chief',
      'cwjd-officer',
      'cqgl-officer',
      'cqgl-officer2',
    ]
    const more = [
      'ghfz-chief',
      'ghfz-officer',
      'window',
      'ct-fill',
      'ct-check',
      'ct-head',
      'huangdao-officer',
      'huangdao-head',
      'huangdao-qy-fill',
      'expert',
    ]
    expect([...logins, ...more].filter((login) => work(login) < 3)).toEqual([])
    expect(work('cqgl-chief')).toBeGreaterThanOrEqual(15)
  })
})

test('whatever went back or was turned down says why, in a code that fits the words', () => {
  const turned = few
    .flatMap(({ moves }) => moves.map((move) => move.event))
    .filter(({ action, data }) => ['return', 'correct', 'refuse', 'reject'].includes(action) || data.result === 'refuse')
  expect(turned.length).toBeGreaterThan(20)
  expect(turned.filter(({ data }) => !isSendBackReason(data.reason))).toEqual([])
  expect(reasonOfWords('债券募集资金用途未列明拟偿还债务清单，请补充。')).toBe('missing')
  expect(reasonOfWords('评估报告引用的审计报告期间与评估基准日不一致，请补充。')).toBe('mismatch')
  expect(reasonOfWords('前置事项尚未办结，不具备受理条件，不予受理。')).toBe('prerequisite')
  expect(reasonOfWords('同一事项已经受理并在办理之中，不重复受理。')).toBe('other')
})

test('numbers follow the time of arrival and of issue, without a gap', () => {
  const numbers = numbersOf(few)
  const arrived = few.filter((filing) => filing.state.arrivedAt).sort((a, b) => (a.state.arrivedAt! < b.state.arrivedAt! ? -1 : 1))
  const running = new Map<string, number>()
  for (const filing of arrived) {
    const [, year, value] = /〔(\d{4})〕(\d+)$/.exec(numbers.filing.get(filing.plan.name)!)!
    expect(Number(value)).toBe((running.get(year!) ?? 0) + 1)
    running.set(year!, Number(value))
  }
  expect(new Set(numbers.paper.values()).size).toBe(few.filter((filing) => endsInPaper(filing.state.status)).length)
  const refused = few.filter((filing) => filing.state.status === 'refused').map((filing) => numbers.paper.get(filing.plan.name))
  expect(refused.length).toBeGreaterThan(0)
  for (const number of refused) expect(number).toMatch(/^青国资委不同〔\d{4}〕\d+号$/)
})
