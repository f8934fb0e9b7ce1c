import { flowNames } from '@/lib/matters/pictures/flow-names'
import type { Box } from '@/lib/matters/pictures/svg'
import type { Trail } from '@/lib/matters/pictures/trail'
import type { MatterDefinition } from '@/lib/matters/schema'
import { readDepartments, readMatters } from '@/prisma/seed/reference-files'

export const matters = readMatters()
export const departments = Object.fromEntries(readDepartments().map(({ code, name }) => [code, name]))
export const matterOf = (code: string) => matters.find((matter) => matter.code === code)!
export const namesOf = (matter: MatterDefinition) => flowNames(matter, departments)

/** A filing that lies at one step: earlier ones passed, those on condition skipped unless it is the one. */
export function trailAt(matter: MatterDefinition, stepKey: string): Trail {
  const at = matter.flow.steps.findIndex((step) => step.key === stepKey)
  return Object.fromEntries(
    matter.flow.steps.map((step, index) => {
      if (step.when !== undefined && step.key !== stepKey) return [step.key, { state: 'skipped', marks: [], holders: [] }]
      const mark = { who: '王某某', place: null, on: '2026-11-20', days: 2 }
      if (index < at) return [step.key, { state: 'done', marks: [mark], holders: [] }]
      return [step.key, { state: index === at ? 'current' : 'coming', marks: [], holders: index === at ? ['李某'] : [] }]
    }),
  )
}

/** Pairs of boxes that lie over one another. */
export function overlaps(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b): [Box, Box] => [a, b]),
  )
}
