import type { FormValues } from '@/lib/forms/schema'

type Planned = Readonly<FormValues>

const number = (planned: Planned, key: string) => Number(planned[key] ?? 0)

/** The price follows from what is appraised in the same submission. */
const priced = (planned: Planned): FormValues => {
  const worth = Math.ceil((number(planned, 'appr_equity') * number(planned, 'transfer_pct')) / 100)
  return { floor_price: String(Math.max(worth, number(planned, 'floor_price'))), appraisal_base_date: planned.base_date ?? null }
}

/** What has to fit together between the parts of a 一件事, once each part has its own plan. */
export const oneThingAdjustments: Readonly<Record<string, (planned: Planned, plans: Readonly<Record<string, FormValues>>) => FormValues>> =
  {
    'OT-01': priced,
    'OT-07': priced,
    // The valuation before the increase is not below what is appraised in the same submission.
    'OT-02': (planned) => ({ pre_valuation: String(Math.max(number(planned, 'pre_valuation'), number(planned, 'appr_equity'))) }),
    // The project of the submission stands in the plan of the submission.
    'OT-03': ({ projects, project_name }): FormValues =>
      Array.isArray(projects)
        ? {
            projects: projects.map((row, index) =>
              index === 0 && typeof row === 'object' ? { ...row, name: String(project_name ?? '') } : row,
            ) as FormValues[string],
          }
        : {},
    // One profit: the distribution is worked out from it, the income handed in starts from it.
    'OT-08': (planned, plans) => {
      const profit = plans['GZ-CW-03']?.np_parent ?? '0'
      const base = Number(profit)
      const deduct = Math.min(number(planned, 'deduct'), base)
      const payable = ((base - deduct) * number(planned, 'ratio')) / 100
      return { np_parent: profit, deduct: String(deduct), base_after: String(base - deduct), payable: payable.toFixed(4) }
    },
  }
