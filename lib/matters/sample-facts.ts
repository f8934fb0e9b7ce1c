import type { FormValue, FormValues } from '@/lib/forms/schema'
import { addDays } from '@/lib/kernel/workday'
import type { SampleContext } from './samples/draw'
import type { MatterDefinition } from './schema'

/** Base facts that agree with a sample form, so that its rules pass: for tests and for filings of the seed's past. */
export function sampleFacts(matter: Pick<MatterDefinition, 'code'>, values: FormValues, context: SampleContext): Record<string, FormValue> {
  const { today, target } = context
  const typed = (key: string) => values[key] ?? null
  return {
    'base.target.held_pct': typed('hold_pct_before') ?? target.held ?? '100',
    'base.target.state_pct': typed('pct_before') ?? typed('state_pct') ?? target.state ?? '100',
    'base.target.registered': matter.code !== 'GZ-CQ-10',
    'base.target.reg_capital': typed('before') ?? typed('reg_capital') ?? target.regCapital ?? '20000',
    'base.target.org_form': typed('org_form') ?? target.orgForm ?? '国有独资',
    'base.target.uscc': typed('uscc') ?? target.uscc ?? null,
    'base.target.open_count': typed('open_matters') ?? '0',
    'base.target.transfer_pct_12m': '0',
    'base.target.disposals_12m': '0',
    'base.target.capital_changes_12m': '0',
    'base.uscc.unique': true,
    'base.appraisal.filed': true,
    'base.appraisal.base_date': typed('appraisal_base_date') ?? addDays(today, -100),
    'base.appraisal.value': ['GZ-CQ-06', 'GZ-CQ-07'].includes(matter.code)
      ? null
      : (typed('appraised_equity') ?? typed('appraised') ?? '9000'),
    'base.econ_approval.found': true,
    'base.event_filing.decided': true,
    'base.registration.before_matches': true,
    'base.registration.holders_match': true,
    'base.registration.state_holders_covered': true,
    'base.registration.orgs_normal': true,
    'base.group.same': typed('same_group') ?? true,
    'base.group.consolidated_count': typed('entities') ?? '2',
    'base.parties.state_only': true,
    'base.applicant.core_industries': ['C3911', 'G5442'],
    'base.project.core_match': typed('core_match') ?? '非主业',
    'base.core.duplicated': false,
    'base.plan.total_invest': typed('invest') ?? typed('total_invest'),
    'base.plan.avg_invest_3y': typed('total_invest'),
    'base.plan.project_listed': true,
    'base.project.plan_total': typed('plan_total'),
    'base.project.plan_irr': typed('plan_irr'),
    'base.noncore.year_sum': typed('year_noncore_cum') ?? '0',
    'base.payroll.total': typed('payroll') ?? typed('budget_total'),
    'base.settlement.np_parent': typed('np_base') ?? typed('np_parent'),
    'base.guarantee.acyclic': true,
    'base.guarantee.cum_group': typed('cum_before') ?? '0',
    'base.donation.year_sum': typed('year_cum') ?? '0',
    'base.asset.disposal_net_12m': '0',
    'base.penalty.deduct_due': '0',
    'base.title.same_30d': '0',
    'base.delegation.level': '国资委审批',
    'base.final.last_total_profit': typed('profit_last') ?? typed('profit_prev'),
    'base.final.total_profit': typed('profit') ?? typed('profit_actual'),
    'base.final.np_parent': typed('np_parent'),
    'base.final.total_revenue': typed('rev'),
    'base.final.net_assets': typed('self_net_asset'),
    'base.final.group_net_assets': typed('net_asset_group'),
    'base.flash.debt_ratio': typed('debt_ratio_now'),
    'base.report.days_since_last': '7',
  }
}
