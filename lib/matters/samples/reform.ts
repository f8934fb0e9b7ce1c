import { addDays } from '@/lib/kernel/workday'
import { amount, dayNear, type Recipe, typed } from './draw'

/** Reform, governance and listing matters. */
export const reformRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-GG-01': (draw, { target }) =>
    typed({
      ...{ charter_type: draw.pick(['全面修订', '部分修订']), org_form: target.orgForm ?? '国有独资', trigger: ['公司法修订', '治理结构'] },
      ...{
        reg_capital: Number(target.regCapital ?? '50000'),
        board_size: 7,
        ext_directors: 4,
        has_supervisor: false,
        audit_committee: true,
        party_clause: true,
      },
      changes: [{ article: '第三十二条', before: '董事会由五名董事组成', after: '董事会由七名董事组成', reason: '落实外部董事过半数要求' }],
      auth_clause: [
        { item: '对外投资', amount: amount(draw, 3000, 20000), pct: 5 },
        { item: '对外担保', amount: amount(draw, 1000, 9000), pct: 3 },
      ],
    }),
  'GZ-GG-02': (draw) => {
    const staff = draw.int(20, 160)
    return typed({
      ...{
        form: draw.pick(['引入战略投资者', '子企业混改', '股份制改造']),
        state_pct_after: draw.int(51, 80),
        lose_control: false,
        public_tender: true,
      },
      ...{
        investor_type: ['央企', '民营'],
        staff_total: staff * 5,
        staff_settle: staff,
        settle_cost: staff * draw.int(11, 13),
        staff_vote_pct: draw.int(75, 98),
      },
      appraised: amount(draw, 5000, 70000),
    })
  },
  'GZ-GG-03': (draw, { today, target, others }) => {
    const date = dayNear(draw, today, -8, -2)
    const row = (org: string, role: string) => ({
      org,
      role,
      total_assets: amount(draw, 9000, 60000),
      total_liab: amount(draw, 3000, 8000),
    })
    return typed({
      ...{
        scheme_name: `${target.name}吸收合并方案`,
        op_type: '吸收合并',
        important: false,
        wholly_owned: true,
        surviving: target.id,
        has_staff: true,
      },
      orgs: [row(target.id, '存续方'), row(others[0]!.id, '被合并方')],
      ...{ resolution_date: date, notify_date: addDays(date, 7), announce_date: addDays(date, 20), debt_ratio_after: draw.int(50, 66) },
      synergy: amount(draw, 200, 3000),
    })
  },
  'GZ-GG-04': (draw) => {
    const asset = amount(draw, 500, 9000)
    const liab = amount(draw, 200, 8000)
    return typed({
      ...{ op_type: draw.pick(['自行解散', '被撤销']), important: false, asset_total: asset, liab_total: liab, net_asset: asset - liab },
      ...{ staff: draw.int(0, 40), settle_cost: amount(draw, 50, 400), guarantee_out: 0, litigation: 0, land_asset: false },
    })
  },
  'GZ-GG-05': (draw, { target }) => {
    const before = Number(target.regCapital ?? '20000')
    const delta = amount(draw, 500, 10000, 100)
    return typed({
      ...{ op: '增资', before, delta, after: before + delta, source: draw.pick(['货币', '资本公积转增', '财政注资']) },
      reason:
        '企业承担的重点项目进入集中建设期，资本金不足，为优化资本结构、增强融资能力和抗风险能力，拟增加注册资本，资金专项用于项目建设。',
    })
  },
  'GZ-GG-06': (draw, { people }) =>
    typed({
      ...{
        total_pct: draw.int(5, 28),
        max_single_pct: 0.8,
        share_source: draw.pick(['增资扩股', '出资新设']),
        price: 5.6,
        appraised_per_share: 5.2,
      },
      ...{ state_pct_after: draw.int(51, 70), escrow_years: 36 },
      holders: people.slice(0, 3).map((name) => ({ name, post: '研发骨干', identity: '科研人员', pct: 0.6, amount: 30 })),
    }),
  'GZ-GG-07': (draw) =>
    typed({
      ...{
        type: draw.pick(['限制性股票', '股票期权', '岗位分红']),
        total_pct: 3,
        first_pct: 0.9,
        price: 12.6,
        price_floor: 11.8,
        objects: draw.int(20, 200),
      },
      ...{ max_single: 0.2, dividend_total: amount(draw, 100, 900) },
      target: [
        { name: '净资产收益率', value: 9, avg3: 8, peer50: 8.2 },
        { name: '净利润复合增长率', value: 12, avg3: 10, peer50: 9 },
        { name: '研发投入强度', value: 5, avg3: 4, peer50: 4.5 },
      ],
    }),
  'GZ-GG-08': (draw, { today, target }) => {
    const year = Number(today.slice(0, 4))
    return typed({
      ...{
        entity: target.id,
        market: draw.pick(['上交所主板', '科创板', '创业板']),
        issue_shares: draw.int(20, 90) * 1_000_000,
        dilution: draw.int(38, 60),
      },
      ...{ sponsor_opinion: true, spin_off: false, related_tx: draw.int(5, 25), compete: false },
      profit3: [1, 2, 3].map((ago) => ({ year: year - ago, net_profit: 12000 - ago * 1000, revenue: 90000, cfo: 9000 })),
    })
  },
}
