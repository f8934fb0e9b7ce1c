import { z } from 'zod'
import { currentMatters } from '@/lib/matters/definitions'
import { reductionOf } from '@/lib/matters/one-thing/reduction'
import type { MatterDefinition } from '@/lib/matters/schema'
import { defineQuery } from '@/lib/platform/query'

/** The joint matters (一件事) in force: who leads, what is decided together, and the 四减 table computed from the definitions. */
export const oneThings = defineQuery({
  name: 'oneThings',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(20).optional() }),
  run: async ({ tx, actor }, { code }) => {
    const things = await currentMatters(tx, 'one_thing')
    const matters = new Map((await currentMatters(tx)).map(({ matter }) => [matter.code, matter]))
    const departments = new Map((await tx.department.findMany({ select: { code: true, name: true } })).map((row) => [row.code, row.name]))
    const nameOf = (department: string) => departments.get(department) ?? department
    return (
      things
        // What the commission files for its own staff is no business of an enterprise.
        .filter(({ matter }) => actor.side === 'gov' || matter.flow.steps[0]!.side === 'ent')
        .filter(({ matter }) => code === undefined || matter.code === code)
        .map(({ matter }) => ({
          code: matter.code,
          name: matter.name,
          kind: matter.kind,
          description: matter.trigger,
          department: nameOf(matter.line),
          promiseDays: matter.limits.promiseDays,
          parts: (matter.parts ?? []).map(({ matter: part, name, kind, line, when, promiseDays }) => ({
            code: part,
            name,
            kind,
            department: nameOf(line),
            promiseDays,
            chosen: when !== undefined,
          })),
          departments: departmentsOf(matter).map(nameOf),
          situations: matter.parts ? [] : matter.situations.map((one) => one.name),
          reduction: matter.parts ? reductionOf(matter, matters) : [],
        }))
    )
  },
})
/** The departments that look at it at once. */
function departmentsOf(matter: MatterDefinition): string[] {
  const pools = matter.flow.steps.filter((step) => step.kind === 'parallel').flatMap((step) => step.pools)
  return [...new Set(pools.flatMap((pool) => (pool.department && pool.department !== 'lead' ? [pool.department] : [])))]
}

export type OneThingEntry = Awaited<ReturnType<typeof oneThings.run>>[number]
