import { addDays, addMonths } from '@/lib/kernel/workday'
import { amount, type Draw, dayNear, type Recipe, type SampleContext, typed } from './draw'

function appraisal(draw: Draw, { today }: SampleContext) {
  const asset = amount(draw, 8000, 90000)
  const liab = amount(draw, 2000, Math.round(asset * 0.6))
  const gain = amount(draw, 0, Math.round((asset - liab) * 0.5))
  const base = dayNear(draw, today, -170, -70)
  return typed({
    valuation_object: '企业价值（股东全部权益）',
    purpose: draw.pick(['产权转让', '增资', '改制', '收购']),
    econ_approval: `国资批〔${today.slice(0, 4)}〕${draw.int(3, 80)}号`,
    agency: draw.pick(['青衡资产评估有限公司', '鲁信达资产评估有限公司', '海川房地产土地评估有限公司']),
    audit_agency: draw.pick(['中正泰会计师事务所', '海信诚会计师事务所']),
    agency_years: draw.int(1, 4),
    agency_related: false,
    appraisers: [
      { name: '孙评', license_no: '37000001' },
      { name: '周估', license_no: '37000002' },
    ],
    base_date: base,
    report_date: addDays(base, draw.int(30, 60)),
    report_no: `评报字〔${today.slice(0, 4)}〕第${draw.int(100, 999)}号`,
    method: ['资产基础法', '收益法'],
    final_method: draw.pick(['资产基础法', '收益法']),
    ...{ book_asset: asset, book_liab: liab, book_equity: asset - liab },
    ...{ appr_asset: asset + gain, appr_liab: liab, appr_equity: asset + gain - liab },
    special_notes: '部分房屋尚未办理权属证书，企业已承诺在经济行为实施前办妥；未发现其他影响评估结论的事项。',
  })
}

/** Ownership and listed-company matters. */
export const ownershipRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-CQ-01': (draw, { today, target }) => {
    const held = Number(target.held ?? '100')
    const part = draw.chance(0.3) ? held : draw.int(1, Math.max(1, Math.floor(held / 2)))
    const equity = amount(draw, 2000, 80000)
    const floor = Math.ceil((equity * part) / 100) + amount(draw, 0, 500)
    return typed({
      ...{ hold_pct_before: held, transfer_pct: part, lose_control: held > 50 && held - part <= 50 },
      ...{ appraised_equity: equity, net_asset_book: Math.round(equity / 1.3), floor_price: floor },
      appraisal_base_date: dayNear(draw, today, -200, -60),
      ...{ pay_mode: draw.pick(['一次性', '一次性', '分期']), first_pay_pct: draw.int(30, 60), pay_months: draw.int(3, 12) },
      ...{ relisting: false, related_buyer: false, has_staff: draw.chance(0.4), limited_company: true, has_debt: draw.chance(0.3) },
      exchange: draw.pick(['青岛产权交易所', '山东产权交易中心']),
      buyer_qualification: '依法设立并有效存续，具有良好商业信用和支付能力。',
    })
  },
  'GZ-CQ-02': (draw, { others }) => {
    const equity = amount(draw, 3000, 60000)
    const part = draw.int(10, 100)
    const inside = draw.chance(0.6)
    return typed({
      deal_basis: inside ? '同一国家出资企业内部' : draw.pick(['重组整合（重要行业关键领域）', '政府主导布局调整']),
      ...{ same_group: inside, buyer_state_owned: true, transfer_pct: part, special_industry: false },
      ...{ buyer_org: others[0]!.name, buyer_uscc: others[0]!.uscc ?? '' },
      ...{ appraised_equity: equity, net_asset_audited: Math.round(equity * 0.9), price: Math.ceil((equity * part) / 100) + 20 },
      ...{ control_after: others[0]!.name, control_nature: '国有及国有控股', has_staff: draw.chance(0.3) },
    })
  },
  'GZ-CQ-03': (draw, { target }) => {
    const value = amount(draw, 5000, 90000)
    const before = Number(target.state ?? '100')
    const after = Math.max(51, before - draw.int(5, 30))
    return typed({
      ...{ increase_amount: amount(draw, 1000, 30000), increase_mode: draw.pick(['公开', '公开', '非公开协议', '原股东同比例']) },
      ...{ pct_before: before, pct_after: Math.min(before, after), lose_control: false, has_staff: false },
      ...{ appraised_equity: value, pre_valuation: value + amount(draw, 0, 3000), pre_disclosure_days: 20, formal_disclosure_days: 20 },
      use_of_funds:
        '用于智能制造产线建设、研发中心扩建和补充日常经营所需流动资金，分三年投入，按季度报告资金使用进度和效益情况，接受股东监督检查。',
      investor_req: '具有产业协同能力的战略投资方，认同企业发展战略，财务状况良好。',
    })
  },
  'GZ-CQ-04': (draw) => {
    const original = amount(draw, 300, 4000)
    const net = Math.round(original * 0.6)
    const floor = net + amount(draw, 10, 400)
    return typed({
      ...{ asset_type: draw.pick(['房产', '设备', '土地使用权', '车辆']), original_value: original, net_value: net, net_asset: net * 20 },
      ...{ appraised_value: floor, floor_price: floor, notice_days: 20, transfer_mode: '进场公开', buyer_limit: false, mortgaged: false },
    })
  },
  'GZ-CQ-05': (draw, { today, applicant, others }) => {
    const date = dayNear(draw, today, -180, -60)
    const ratio = draw.int(45, 62)
    return typed({
      ...{ out_org: applicant.id, in_org: others[0]!.id, out_type: '国有独资', in_type: '国有全资', target_pct: draw.pick([51, 100]) },
      ...{ base_date: date, audit_date: date, net_asset: amount(draw, 2000, 60000), debt_total: amount(draw, 1000, 40000) },
      ...{ has_pledge: false, in_core_match: true, has_staff: draw.chance(0.3) },
      ...{ out_ratio_before: ratio, out_ratio_after: ratio + 2, in_ratio_before: ratio - 4, in_ratio_after: ratio - 3 },
    })
  },
  'GZ-CQ-06': (draw, context) => ({ ...appraisal(draw, context), expert_needed: true }),
  'GZ-CQ-07': appraisal,
  'GZ-CQ-08': (draw, { today, applicant, target, others }) => {
    const capital = amount(draw, 1000, 30000, 100)
    const whole = draw.chance(0.6)
    const pct = whole ? 100 : draw.pick([51, 60, 70])
    const owner = {
      name: applicant.name,
      type: '国家出资企业',
      subscribed: (capital * pct) / 100,
      paid: (capital * pct) / 200,
      pct,
      state_pct: pct,
    }
    const rest = 100 - pct
    const partner = { name: others[0]!.name, type: '民营企业', subscribed: (capital * rest) / 100, paid: 0, pct: rest, state_pct: 0 }
    return typed({
      ...{ target_name: target.name, uscc: target.uscc ?? '', acquire_mode: '投资设立', has_partners: !whole, licensed: true },
      ...{
        reg_capital: capital,
        paid_capital: (capital * pct) / 200,
        org_form: whole ? '国有全资' : '国有绝对控股',
        level: draw.int(2, 4),
      },
      ...{ shareholders: whole ? [owner] : [owner, partner], found_date: dayNear(draw, today, -40, -5) },
      ...{ industry: draw.pick(['C3911', 'G5442', 'I6450']), main_business: true, is_overseas: false, consolidated: true },
    })
  },
  'GZ-CQ-09': (draw, { today, target, others }) => {
    const date = dayNear(draw, today, -20, -5)
    return typed({
      ...{ uscc: target.uscc ?? '', change_items: ['出资人', '持股比例'], event_date: date, biz_reg_date: addDays(date, 3) },
      before_after: [{ item: '出资人', before: '原出资人', after: others[0]!.name }],
      event_matter: `GZ-CQ-01-${today.slice(0, 4)}-${String(draw.int(1, 40)).padStart(4, '0')}`,
    })
  },
  'GZ-CQ-10': (draw, { target }) => {
    const net = amount(draw, 100, 4000, 100)
    const pct = Number(target.state ?? '100')
    return typed({
      ...{ uscc: target.uscc ?? '', cancel_reason: draw.pick(['解散清算', '合并注销']), final_net_asset: net, state_pct: pct },
      ...{ state_recover: (net * pct) / 100, open_matters: 0 },
    })
  },
  'GZ-CQ-11': (draw) => {
    const rent = draw.int(20, 90)
    return typed({
      ...{
        asset_no: `ZC-${draw.int(1000, 9999)}`,
        area: draw.int(80, 3000),
        floor_rent: rent,
        inquiry_rent: rent,
        term_months: draw.pick([24, 36, 60]),
      },
      ...{ mode: draw.pick(['公开招租', '公开招租', '协议续租']), notice_days: draw.int(5, 10), free_months: 1, lessee: '原承租商户' },
    })
  },
  'GZ-ZB-01': (draw, { today }) => {
    const total = draw.int(30, 120) * 10_000_000
    return typed({
      ...{ stock_code: `600${draw.int(100, 999)}`, change_type: draw.pick(['公开征集转让', '非公开协议转让', '增持']) },
      ...{ approval_channel: '国资监管机构审批', total_shares: total, shares: Math.round(total * 0.03), year_cum_pct: 3 },
      ...{ reasonable_pct: 35, pct_after: draw.int(36, 55), ref_price: 10.2, price: draw.int(11, 18), window: false },
      insiders: [{ name: '王谨', post: '资本运营部部长', known_at: addMonths(today, -1), stage: '论证' }],
    })
  },
  'GZ-ZB-02': (draw, { target, applicant }) => {
    const total = draw.int(10, 40) * 10_000_000
    const pct = draw.pick([51, 60])
    return typed({
      ...{ company: target.id, total_shares: total, board_plan: draw.pick(['科创板', '创业板', '北交所']) },
      state_holders: [{ name: applicant.name, uscc: applicant.uscc ?? '', mark: 'SS', shares: (total * pct) / 100, pct, state_pct: 100 }],
    })
  },
}
