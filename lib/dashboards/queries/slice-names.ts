import { departmentNames, orgNames, placeName } from '@/lib/dashboards/queries/names'
import { sliceSchema } from '@/lib/dashboards/schema'
import { defineQuery } from '@/lib/platform/query'

/** Names of the codes in a slice, and of all departments: for telling in words what a list shows. */
export const sliceNames = defineQuery({
  name: 'sliceNames',
  permission: 'matter.statistics',
  input: sliceSchema,
  run: async ({ tx }, { group, org, adcode, matter, step }): Promise<Record<string, string>> => {
    const orgs = await orgNames(
      tx,
      [group, org].flatMap((id) => id ?? []),
    )
    const matters = matter
      ? await tx.$queryRaw<{ name: string }[]>`
          select b.matter_name as name from fact.filing f join fact.filing_brief b on b.filing_id = f.filing_id
          where f.matter_code = ${matter} order by f.arrived_at desc limit 1`
      : []
    const steps = step
      ? await tx.$queryRaw<
          { name: string }[]
        >`select t.step_name as name from fact.task t where t.step_key = ${step} and t.side = 'gov' limit 1`
      : []
    return {
      ...Object.fromEntries([...(await departmentNames(tx)), ...orgs]),
      ...(adcode ? { [adcode]: placeName(adcode) } : {}),
      ...(matter && matters[0] ? { [matter]: matters[0].name } : {}),
      ...(step ? { [step]: step === 'enterprise' ? '企业补正与修改' : (steps[0]?.name ?? step) } : {}),
    }
  },
})
