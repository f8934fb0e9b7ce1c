/** What the internal rules of an enterprise on procurement have to cover. */
export const ruleTopics = ['分岗设权', '分级授权', '定期轮岗', '内控'] as const
export type RuleTopic = (typeof ruleTopics)[number]

/** Posts whose holders change from time to time. */
export const procurementPosts = ['采购管理', '采购执行', '供应商管理', '评审组织', '合同管理', '验收', '其他'] as const

/** The parameter of how many years a person may stay in a procurement post, and what holds until it is set (建议值). */
export const rotationParameter = { code: 'procurement_rotation_years', default: '5' } as const
