import { addDays } from '@/lib/kernel/workday'
import type { DelegationItem } from '@/lib/matters/delegations/schema'
import type { MatterDefinition } from '@/lib/matters/schema'

/** What became of a change of the catalogue in the demonstration; days count from the day of seeding. */
export type CataloguePlan = {
  readonly kind: 'matter' | 'delegation'
  /** Code of the matter, `all`, or the slug of a group. */
  readonly code: string
  readonly note: string
  readonly by: string
  readonly fate: 'published' | 'submitted' | 'draft' | 'returned'
  /** When it was last touched, and from when it counts, in days from today. */
  readonly touched: number
  readonly effective: number
  readonly reason?: string
  readonly change?: (matter: MatterDefinition) => MatterDefinition
  readonly items?: (today: string) => DelegationItem[]
}

/** A working day less at the countersignature, and so in the promise. */
function quicker(matter: MatterDefinition): MatterDefinition {
  const steps = matter.flow.steps.map((step) => (step.key === 'countersign' ? { ...step, days: step.days - 1 } : step))
  const promiseDays = matter.limits.promiseDays - 1
  return { ...matter, limits: { ...matter.limits, promiseDays }, flow: { ...matter.flow, promiseDays, steps } }
}

const line = (matter: string, level: DelegationItem['level'], ceiling: string | null, today: string): DelegationItem => ({
  ...{ matter, level, ceiling, basis: '市国资委授权放权清单（2026 年版）' },
  ...{ from: addDays(today, -60), to: null },
})

/** Changes in the order they happened: versions in force and to come, drafts at every stage, and delegation lists. */
export const cataloguePlans: readonly CataloguePlan[] = [
  {
    ...{
      kind: 'delegation',
      code: 'all',
      note: '首次制定授权放权清单',
      by: 'zcfg-officer',
      fate: 'published',
      touched: -62,
      effective: -60,
    },
    items: (today) => [
      line('GZ-CW-10', '集团决定备案', '50', today),
      line('GZ-CW-11', '集团决定备案', '200', today),
      line('GZ-CG-01', '集团决定备案', '400', today),
      line('GZ-KH-04', '企业自主决定', '100', today),
    ],
  },
  {
    ...{
      kind: 'delegation',
      code: 'ct',
      note: '按国有资本投资公司试点扩大授权',
      by: 'zcfg-officer2',
      fate: 'published',
      touched: -40,
      effective: -38,
    },
    items: (today) => [
      line('GZ-CW-10', '集团决定备案', '200', today),
      line('GZ-CW-09', '集团决定备案', '20000', today),
      { ...line('GZ-GH-02', '企业自主决定', '10000', today), condition: "in_plan and invest_type = '固定资产'" },
    ],
  },
  {
    ...{ kind: 'delegation', code: 'gx', note: '按功能定位调整授权', by: 'zcfg-officer', fate: 'published', touched: -35, effective: -30 },
    items: (today) => [line('GZ-CW-10', '企业自主决定', '100', today), line('GZ-CW-07', '集团决定备案', '5000', today)],
  },
  {
    ...{
      kind: 'matter',
      code: 'GZ-CW-06',
      note: '会签环节压缩 1 个工作日',
      by: 'zcfg-officer',
      fate: 'published',
      touched: -5,
      effective: 0,
    },
    change: quicker,
  },
  {
    ...{
      kind: 'matter',
      code: 'GZ-GG-06',
      note: '会签环节压缩 1 个工作日，下月起施行',
      by: 'zcfg-officer2',
      fate: 'published',
      touched: -2,
      effective: 30,
    },
    change: quicker,
  },
  {
    ...{
      kind: 'matter',
      code: 'GZ-CW-07',
      note: '担保合同文本统一要求加盖骑缝章',
      by: 'zcfg-officer',
      fate: 'submitted',
      touched: -1,
      effective: 7,
    },
    change: (matter) => ({
      ...matter,
      materials: matter.materials.map((one) => (one.key === 'contract_draft' ? { ...one, note: '文本加盖骑缝章' } : one)),
    }),
  },
  {
    ...{ kind: 'matter', code: 'GZ-CW-12', note: '', by: 'zcfg-officer2', fate: 'draft', touched: 0, effective: 0 },
    change: (matter) => ({ ...matter, trigger: `${matter.trigger}；年度计划外新增品种的，事先办理` }),
  },
  {
    ...{
      kind: 'matter',
      code: 'GZ-LD-03',
      note: '因私出国（境）材料精简',
      by: 'zcfg-officer',
      fate: 'returned',
      touched: -3,
      effective: 5,
    },
    reason: '请先征求领导人员管理处意见，并附修订依据',
    change: (matter) => ({ ...matter, keywords: [...matter.keywords.slice(0, 9), '因私出境'] }),
  },
]
