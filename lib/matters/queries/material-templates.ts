import { z } from 'zod'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { currentMatter } from '@/lib/matters/definitions'
import { skeletonOf } from '@/lib/matters/templates/kinds'
import { knownOf, type Told } from '@/lib/matters/templates/known'
import { filingContext, openFiling } from '@/lib/matters/workspace'
import { defineQuery, type QueryContext } from '@/lib/platform/query'

/**
 * The skeletons of a matter's materials that have one: all, or the one of a key. With a filing they are those of its own version and
 * hold what it already says. Throws Refusal(not_found) for a matter, filing or material there is none of.
 */
export const materialTemplates = defineQuery({
  name: 'materialTemplates',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(20), key: z.string().max(60).optional(), filing: z.uuid('办件编号不正确').optional() }),
  run: async (context, { code, key, filing }) => {
    const { matter, told } = filing === undefined ? await plain(context, code) : await begun(context, code, filing)
    const known = knownOf(matter, told)
    const materials = matter.materials.filter((one) => one.template && (key === undefined || one.key === key))
    if (materials.length === 0) throw new Refusal('not_found', key ? '这份材料没有模板。' : '本事项没有带模板的材料。')
    return {
      matter: { code: matter.code, name: matter.name },
      skeletons: materials.map((material) => ({ key: material.key, name: material.name, skeleton: skeletonOf(material, known) })),
    }
  },
})

async function plain({ tx }: QueryContext, code: string) {
  return { matter: (await currentMatter(tx, code)).matter, told: null }
}

async function begun({ tx, now }: QueryContext, code: string, id: string) {
  const open = await openFiling(tx, id)
  const { matter } = open.version
  if (matter.code !== code) throw new Refusal('not_found', '这个办件不属于该事项。')
  const context = await filingContext(tx, open, now)
  const org = await tx.$queryRaw<{ name: string }[]>`select name from app.org_names(${[open.filing.orgId]}::uuid[])`
  const told: Told = {
    enterprise: org[0]?.name ?? open.filing.orgName,
    target: open.filing.targetName === null || open.filing.targetOrgId === open.filing.orgId ? null : open.filing.targetName,
    values: open.filing.values as FormValues,
    names: context.names ?? {},
    context,
  }
  return { matter, told }
}
