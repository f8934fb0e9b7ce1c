import { describe, expect, it } from 'vitest'
import { risksAt, stepsOfRisk } from '@/lib/matters/rules/risk-steps'
import type { RiskPoint } from '@/lib/matters/schema'
import { matterOf, matters } from './catalogue'

const transfer = matterOf('GZ-CQ-01')
const risk = (point: string, level: RiskPoint['level'] = '中', more: Partial<RiskPoint> = {}): RiskPoint => ({
  point,
  level,
  control: '',
  ...more,
})

describe('risk points at their steps', () => {
  it('every risk of every matter is shown to somebody who decides, at steps the flow has', () => {
    for (const matter of matters)
      for (const one of matter.riskPoints) {
        const steps = stepsOfRisk(matter, one)
        expect(steps.length, `${matter.code} ${one.point}`).toBeGreaterThan(0)
        for (const key of one.steps ?? []) expect(matter.flow.steps.map((step) => step.key)).toContain(key)
      }
  })

  it('the definition has the first word, the wording the second', () => {
    expect(stepsOfRisk(transfer, risk('价款拖欠', '中', { steps: ['accept'] }))).toEqual(['accept'])
    expect(stepsOfRisk(transfer, risk('价款拖欠'))).toEqual(['chief', 'issue'])
    expect(stepsOfRisk(transfer, risk('关联交易'))).toEqual(['review', 'countersign', 'chief'])
  })

  it('whoever signs and whoever decides sees every high risk', () => {
    expect(stepsOfRisk(transfer, risk('价格偏低', '高'))).toEqual(expect.arrayContaining(['e_head', 'lead', 'meeting']))
    expect(stepsOfRisk(transfer, risk('价格偏低', '中'))).not.toContain('lead')
  })

  it('come highest first', () => {
    const levels = risksAt(transfer, 'review').map((one) => one.level)
    expect(levels).toEqual([...levels].sort((a, b) => '高中低'.indexOf(a) - '高中低'.indexOf(b)))
    expect(levels.length).toBeGreaterThan(1)
  })
})
