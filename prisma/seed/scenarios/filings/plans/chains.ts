import { addDays, addWorkdays } from '@/lib/kernel/workday'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { workdayNear } from './choices'
import { appraisalFields, transferFields } from './companions'
import { onDesk } from './desk'

/** A risk event told first, followed up twice, and closed by a last report that is still being read: each cites the number of the first. */
export function reportChain(stage: Stage): FilingPlan[] {
  const org = stage.groups[0]!
  const target = stage.below(org.id)[0] ?? org
  const one = (name: string, daysAgo: number, status: string): FilingPlan => ({
    ...{ name: `report-chain|${name}`, matter: 'GZ-JD-01', orgId: org.id, targetId: target.id, pace: 0.5, incidents: [] },
    arriveOn: workdayNear(addDays(stage.today, -daysAgo)),
    chosen: { event_name: '供应链贸易客户违约', status, ...(status === '首报' ? {} : { first_no: '待补' }) },
    title: `关于${target.name}供应链贸易客户违约事件的${status}`,
    ...(status === '首报' ? {} : { cites: { field: 'first_no', plan: 'report-chain|first', what: 'number' } as const }),
  })
  const last = one('last', 1, '终报')
  return [
    one('first', 82, '首报'),
    one('second', 55, '续报'),
    one('third', 28, '续报'),
    {
      ...last,
      arriveOn: addWorkdays(stage.today, -1),
      stop: { step: 'chief' },
      chosen: { ...last.chosen, result: '债务人已清偿全部本息，无实际损失，事件处置完毕。' },
    },
  ]
}

/**
 * An appraisal that has been filed, and the transfer of the same enterprise that rests on it, now with the head of the department;
 * before both, the decision was registered.
 */
export function prerequisiteChain(stage: Stage): FilingPlan[] {
  const org = stage.groups[0]!
  const held = (id: string) => stage.world.equity.find((edge) => edge.orgId === id && edge.holderId === org.id && edge.toDate === null)
  const target = stage.below(org.id).find((one) => Number(held(one.id)?.pct ?? 0) >= 86) ?? stage.below(org.id)[0] ?? org
  const base = addDays(stage.today, -120)
  const appraisal = { base, asset: 56_000, liab: 21_000, gain: 7_800 }
  const common = { orgId: org.id, targetId: target.id, pace: 0.5, incidents: [] }
  const decision = '关于公开转让子企业部分股权的议题'
  return [
    {
      ...common,
      ...{ name: 'prerequisite|decision', matter: 'GZ-ZH-01', arriveOn: workdayNear(addDays(stage.today, -66)) },
      chosen: { topic: decision },
      title: `关于“公开转让${target.name}部分股权”决策事项登记的报告`,
    },
    {
      ...common,
      ...{ name: 'prerequisite|appraisal', matter: 'GZ-CQ-07', arriveOn: workdayNear(addDays(stage.today, -48)) },
      chosen: { ...appraisalFields(appraisal), purpose: '产权转让' },
    },
    onDesk(stage, {
      ...{ name: 'prerequisite|transfer', matter: 'GZ-CQ-01', org, step: 'chief', light: 'fresh', stop: { taken: 'cqgl-chief' } },
      more: {
        targetId: target.id,
        chosen: transferFields(appraisal, 35, Number(held(target.id)?.pct ?? 100)),
      },
    }),
  ]
}
