import { shiftMonths } from '@/lib/kernel/period'
import type { Story } from './profile'
import type { Enterprise, FinanceScene } from './scene'

/** What has been planted in the books of an enterprise, since when, and the models that must find it. */
export type FinancePlant = {
  orgId: string
  name: string
  story: Story
  /** The first month in which it shows (YYYYMM). */
  since: number
  /** It reports consolidated figures, in which what lies below it dilutes its own books. */
  consolidates: boolean
  models: readonly string[]
}

/** Rules whose bounds a story crosses whatever the habits of the enterprise, and the unusual line where something begins at a month. */
const models: Readonly<Partial<Record<Story, readonly string[]>>> = {
  crunch: ['AN47', 'YC01'],
  stuffing: ['AN29', 'YC01'],
  guarantee: ['AN45', 'AN46', 'ZB09', 'ZB10', 'YC01'],
  indebted: ['AN17', 'ZB01'],
  subsidised: ['YC01'],
  padded_pay: ['AN38', 'YC01'],
}

/** Everything planted in a scene. A growing enterprise is no plant: it is what must not be mistaken for one. */
export function financeTruth(scene: FinanceScene): FinancePlant[] {
  return [...scene.groups()].flatMap((group) => group.flatMap((enterprise) => plantOf(enterprise, scene.last)))
}

function plantOf({ org, profile, consolidates }: Enterprise, last: number): FinancePlant[] {
  const expected = models[profile.story]
  if (!expected) return []
  return [
    {
      ...{ orgId: org.id, name: org.name, story: profile.story, since: shiftMonths(last, 1 - profile.since) },
      ...{ consolidates, models: expected },
    },
  ]
}
