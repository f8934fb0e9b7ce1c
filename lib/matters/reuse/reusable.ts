/** Whose paper a material is: the applicant's own, or that of the enterprise the matter is about. */
export type About = 'applicant' | 'target'

/** Materials that outlive the matter they were handed in for: taken from the newest decided filing instead of being asked again. */
export type ReusableMaterial = { readonly key: string; readonly about: About; readonly months: number; readonly why: string }

/** The whole table; a material that is not here belongs to its own matter and is asked for every time. */
export const reusableMaterials: readonly ReusableMaterial[] = [
  { key: 'audit_report', about: 'applicant', months: 12, why: '最近一期审计报告，出具后一年内有效' },
  { key: 'charter', about: 'applicant', months: 36, why: '现行公司章程，修改前有效' },
  { key: 'policy', about: 'applicant', months: 24, why: '内控制度与授权清单，修订前有效' },
  { key: 'guarantee_basis', about: 'applicant', months: 24, why: '担保、借款制度依据，修订前有效' },
  { key: 'manager_info', about: 'applicant', months: 12, why: '基金管理人登记与业绩材料，一年内有效' },
  { key: 'title_doc', about: 'target', months: 24, why: '同一标的的权属证明，变更登记前有效' },
  { key: 'appr_report', about: 'target', months: 12, why: '同一标的的评估报告，自基准日起一年内有效' },
]

/** Form fields that an enterprise answers the same way until it says otherwise, taken from its newest submitted filing. */
export const carriedFields: readonly { readonly key: string; readonly why: string }[] = [
  { key: 'contact_phone', why: '本企业最近一次申报的联系电话' },
]

/** A material of a matter whose papers about the target speak of the target; without a target they are the applicant's. */
export function aboutOf(material: ReusableMaterial, matter: { readonly targetField: string | null }): About {
  return material.about === 'applicant' && material.key === 'audit_report' && matter.targetField === 'target_org'
    ? 'target'
    : material.about
}
