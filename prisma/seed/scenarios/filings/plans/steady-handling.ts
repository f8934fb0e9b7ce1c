import { addMonths, addWorkdays, daysBetween } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Rng, rng } from '../../../rng'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { applicant, badEnd, everyday, fitsDistrict, workdayNear } from './choices'
import { frequencies, yearly } from './matter-weights'

/** How far back the filings go, in months. */
export const monthsBack = 24

/** Two years of ordinary work: `count` filings of all matters by their frequency, and what every group files once a year. */
export function steadyHandling(stage: Stage, count: number): FilingPlan[] {
  const total = Object.values(frequencies).reduce((sum, weight) => sum + weight, 0)
  const plans: FilingPlan[] = []
  for (const [code, weight] of Object.entries(frequencies)) {
    const matter = stage.matters.get(code)
    const wanted = Math.max(1, Math.round((count * weight) / total))
    if (matter) for (let serial = 0; serial < wanted; serial++) plans.push(steadyPlan(stage, matter, serial))
  }
  return plans
}

function steadyPlan(stage: Stage, matter: MatterDefinition, serial: number): FilingPlan {
  const name = `steady|${matter.code}|${serial}`
  const chance = rng(`plan:${name}`)
  const org = applicant(stage, matter, chance)
  const days = daysBetween(addMonths(stage.today, -monthsBack), stage.today)
  const arriveOn = latest(stage, workdayNear(addDaysBack(stage, daysBack(days, chance))))
  const end = chance.next()
  const bad = end < 0.014 ? 'refuse' : end < 0.029 ? 'reject' : end < 0.043 ? 'withdraw' : null
  const incidents = [...(bad ? badEnd(matter, bad, chance) : []), ...everyday(matter, chance)]
  const listed = stage.below(org.id).filter((one) => one.isListed)
  const target = matter.code === 'GZ-ZB-01' && listed.length > 0 ? { targetId: chance.pick(listed).id } : {}
  return { name, matter: matter.code, orgId: org.id, arriveOn, pace: 0.35 + 0.5 * chance.next(), incidents, ...target }
}

/** The last year is half as busy again as the first; what has come in lately is mostly still in hand, and belongs to other scenarios. */
function daysBack(days: number, chance: Rng): number {
  const passed = (-0.8 + Math.sqrt(0.64 + 0.8 * chance.next())) / 0.4
  const ago = Math.floor(days * (1 - passed))
  return ago < 24 && chance.chance(0.72) ? chance.int(24, 90) : ago
}

const addDaysBack = (stage: Stage, days: number) =>
  new Date(Date.parse(`${stage.today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
const latest = (stage: Stage, day: string) => (day >= stage.today ? addWorkdays(stage.today, -1) : day)

/** What groups file every year, in the months in which they do. */
export function yearlyFilings(stage: Stage): FilingPlan[] {
  const first = addMonths(stage.today, -monthsBack)
  const years = [0, 1, 2].map((ago) => Number(stage.today.slice(0, 4)) - ago)
  const heads = stage.ofDistricts.filter((org) => stage.org(org.parentId!).kind === 'district')
  return Object.entries(yearly).flatMap(([code, [from, to]]) => {
    const matter = stage.matters.get(code)
    if (!matter) return []
    const filers = [...stage.groups, ...(fitsDistrict(matter) ? heads : [])]
    return years.flatMap((year) =>
      filers.flatMap((org): FilingPlan[] => {
        const name = `yearly|${code}|${org.name}|${year}`
        const chance = rng(`plan:${name}`)
        const day = `${year}-${String(chance.int(from, to)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
        const arriveOn = workdayNear(day)
        if (arriveOn < first || arriveOn >= stage.today || (org.foundedOn ?? '') > arriveOn) return []
        return [
          {
            name,
            matter: code,
            orgId: org.id,
            arriveOn,
            pace: 0.4 + 0.5 * chance.next(),
            incidents: everyday(matter, chance),
            targetId: org.id,
          },
        ]
      }),
    )
  })
}
