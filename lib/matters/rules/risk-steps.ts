import type { MatterDefinition, RiskPoint } from '@/lib/matters/schema'

/** Where a risk of a kind can still be kept out: the first row whose words occur in point or control counts. */
const kinds: readonly { words: RegExp; steps: readonly string[] }[] = [
  // What shows only after the decision: whoever issues the paper hands it on for follow-up.
  { words: /迟办|迟报|漏办|期满|届满|到期|超期|拖欠|欠缴|催缴|不解除|闲置|复查|只投不管|整改|回填|跟踪/, steps: ['chief', 'issue'] },
  // What is seen by the papers: procedure, consultation, announcement.
  { words: /程序|职工|职代会|党建|集体|决策|会议|公告|债权人|异议|回避|瑕疵|必须提交/, steps: ['e_check', 'accept', 'review', 'meeting'] },
  // Who stands behind: parties, related persons, hidden holders.
  { words: /关联|合作方|串通|代持|穿透|投资方|供应商|受让方|承租|利益冲突|主体|同业/, steps: ['review', 'countersign', 'chief'] },
  // Value and money: asked of the departments that can reckon it.
  {
    words: /价|估|可研|负债|资金|预算|利润|薪酬|担保|投资|分红|基数|核销|出资|财务|报表|费用/,
    steps: ['review', 'expert', 'countersign', 'chief'],
  },
]
const ordinary = ['review', 'chief']
/** Whoever signs for the enterprise and whoever decides for the commission sees every high risk. */
const deciding = ['e_head', 'lead', 'meeting']

/** The steps at which a risk point is shown: those the definition names, else by its wording; only steps the flow has, never none. */
export function stepsOfRisk(matter: Pick<MatterDefinition, 'flow'>, risk: RiskPoint): string[] {
  const words = `${risk.point} ${risk.control}`
  const wanted = risk.steps ?? [
    ...(kinds.find((kind) => kind.words.test(words))?.steps ?? ordinary),
    ...(risk.level === '高' ? deciding : []),
  ]
  const steps = matter.flow.steps.map((step) => step.key)
  const found = steps.filter((key) => wanted.includes(key))
  return found.length > 0 ? found : steps.filter((key) => ordinary.includes(key))
}

/** The risk points of one step, highest first. */
export function risksAt(matter: Pick<MatterDefinition, 'flow' | 'riskPoints'>, stepKey: string): RiskPoint[] {
  const rank = { 高: 0, 中: 1, 低: 2 }
  return matter.riskPoints.filter((risk) => stepsOfRisk(matter, risk).includes(stepKey)).sort((a, b) => rank[a.level] - rank[b.level])
}
