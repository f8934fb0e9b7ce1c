import { z } from 'zod'
import { currentMatters } from '@/lib/matters/definitions'
import { reductionOf } from '@/lib/matters/one-thing/reduction'
import { defineQuery } from '@/lib/platform/query'

/** The joint matters (一件事) in force: who leads, what is decided together, and the 四减 table computed from the definitions. */
export const oneThings = defineQuery({
  name: 'oneThings',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(20).optional() }),
  run: async ({ tx }, { code }) => {
    const things = await currentMatters(tx, 'one_thing')
    const matters = new Map((await currentMatters(tx)).map(({ matter }) => [matter.code, matter]))
    const departments = new Map((await tx.department.findMany({ select: { code: true, name: true } })).map((row) => [row.code, row.name]))
    const nameOf = (department: string) => departments.get(department) ?? department
    return things
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
        departments: (matter.flow.steps.find((step) => step.key === 'parts')?.pools ?? []).map((pool) => nameOf(pool.department ?? '')),
        reduction: reductionOf(matter, matters),
      }))
  },
})
export type OneThingEntry = Awaited<ReturnType<typeof oneThings.run>>[number]
