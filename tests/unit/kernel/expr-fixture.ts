import type { Environment, Scope } from '@/lib/kernel/expr/types'
import { workCalendar } from '@/lib/kernel/workday'

/** A transfer of state-owned equity with a table of projects, as a form would hand it over. */
export const environment: Environment = {
  fields: {
    floor_price: { kind: 'money', unit: '万元', label: '转让底价' },
    appraised_equity: { kind: 'money', unit: '亿元', label: '净资产评估值' },
    transfer_pct: { kind: 'percent', unit: '%', label: '转让比例' },
    pay_mode: { kind: 'enum', label: '付款方式', options: ['一次性', '分期'] },
    first_pay_pct: { kind: 'percent', unit: '%', label: '首付比例' },
    pay_months: { kind: 'int', unit: '月', label: '付款期限' },
    notice_days: { kind: 'int', unit: '工作日', label: '公告期' },
    has_staff: { kind: 'bool', label: '涉及职工安置' },
    base_date: { kind: 'date', label: '评估基准日' },
    apply_date: { kind: 'date', label: '申报日' },
    event_time: { kind: 'datetime', label: '发生时间' },
    report_time: { kind: 'datetime', label: '首报时间' },
    use_of_funds: { kind: 'textarea', label: '资金用途' },
    method: { kind: 'multi', label: '评估方法', options: ['资产基础法', '收益法', '市场法'] },
    shares: { kind: 'int', unit: '股', label: '股数' },
    share_price: { kind: 'money4', unit: '元/股', label: '每股价格' },
    overseas: { kind: 'money', unit: '万美元', label: '境外投资额' },
    projects: { kind: 'table', label: '项目明细' },
  },
  tables: {
    projects: {
      name: { kind: 'text', label: '项目名称' },
      invest: { kind: 'money', unit: '万元', label: '总投资' },
      year_invest: { kind: 'money', unit: '万元', label: '本年投资' },
      core: { kind: 'bool', label: '属主业' },
    },
  },
  facts: {
    'base.target.hold_pct': { type: 'percent', label: '产权登记持股比例' },
    'BS.total_assets@end': { type: 'money', unit: '万元', label: '资产总计期末数' },
    'BS.total_liab@end': { type: 'money', unit: '万元', label: '负债合计期末数' },
  },
  params: { noncore_cap: { type: 'percent', label: '非主业投资比例上限' } },
  materials: { staff_plan: '职工安置方案及职代会决议', audit_report: '审计报告' },
}

/** A scope on 2026-11-23 with one uploaded material. */
export function scopeOf(fields: Record<string, unknown> = {}, facts: Record<string, unknown> = {}, rest: Partial<Scope> = {}): Scope {
  return {
    environment,
    fields,
    facts,
    params: { noncore_cap: '10' },
    materials: new Set(['audit_report']),
    today: '2026-11-23',
    calendar: workCalendar,
    ...rest,
  }
}
