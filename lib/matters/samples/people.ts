import { amount, dayNear, type Recipe, typed } from './draw'

/** Assessment, pay and leading-personnel matters. */
export const peopleRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-KH-01': (draw, { today }) => {
    const base = amount(draw, 9000, 60000)
    return typed({
      ...{
        wage_year: Number(today.slice(0, 4)),
        mode: draw.pick(['备案制', '核准制']),
        base_total: base,
        avg_headcount: draw.int(400, 3000),
      },
      ...{
        profit_prev: 20000,
        profit_est: 21500,
        linkage_index: 7.5,
        total: Math.round(base * 1.05),
        avg_wage_gdp_compare: 0.5,
        single_item: 0,
      },
    })
  },
  'GZ-KH-02': (draw, { today }) => {
    const budget = amount(draw, 9000, 60000)
    return typed({
      ...{
        wage_year: Number(today.slice(0, 4)) - 1,
        budget_total: budget,
        actual_total: Math.round(budget * 0.98),
        profit_actual: 21000,
        adjust: 0,
      },
      ...{ settled: budget, carry: Math.round(budget * 0.02) },
    })
  },
  'GZ-KH-03': (draw, { people }) =>
    typed({
      ...{
        base_salary: 22,
        perf_salary: draw.int(20, 40),
        tenure_incentive: 0,
        score: draw.int(85, 110),
        cap: 90,
        has_deduct: false,
        publicity_days: 5,
      },
      persons: people.slice(0, 2).map((name) => ({ name, post: '副总经理', term_start: '2024-07-01', factor: 0.9, base: 20, perf: 26 })),
    }),
  'GZ-KH-04': (draw) => {
    const heads = draw.int(5, 12)
    return typed({
      ...{
        item: draw.pick(['业务招待', '国内差旅', '培训']),
        headcount: heads,
        standard: 6,
        budget_amt: heads * 5,
        last_actual: heads * 5,
      },
    })
  },
  'GZ-KH-05': (draw) =>
    typed({
      ...{ cycle: '年度', one_vote: ['安全', '环保', '债务'], party_score: 20 },
      indicators: [
        {
          name: '利润总额',
          kind: '基本指标',
          direction: '正向',
          base_value: 20000,
          target_value: 21000 + draw.int(0, 900),
          avg3: 19000,
          weight: 40,
        },
        { name: '净资产收益率', kind: '基本指标', direction: '正向', base_value: 5, target_value: 5.5, avg3: 5, weight: 40 },
        { name: '资产负债率', kind: '约束指标', direction: '逆向', base_value: 62, target_value: 61, avg3: 62, weight: 20 },
      ],
      three_level: [{ name: '利润总额', basic: 20000, challenge: 21500, breakthrough: 23000 }],
    }),
  'GZ-LD-01': (draw, { today, people }) =>
    typed({
      ...{
        action: '任职',
        person: people[0] ?? '赵任',
        post: draw.pick(['副总经理', '董事', '总会计师']),
        term_start: dayNear(draw, today, 10, 40),
      },
      ...{ concurrent: false, avoid: '无', ext_director: false, integrity: '通过' },
    }),
  'GZ-LD-02': (draw, { people }) =>
    typed({
      ...{ person: people[0] ?? '赵任', org: '市企业联合会', org_kind: '社会团体', position: draw.pick(['理事', '副会长']), paid: false },
      ...{ current_count: draw.int(0, 2), same_industry: false },
    }),
  'GZ-LD-03': (draw, { today, people }) =>
    typed({
      ...{
        person: people[0] ?? '赵任',
        type: draw.pick(['因公', '因私']),
        country: draw.pick(['SG', 'DE', 'JP']),
        start_date: dayNear(draw, today, 20, 60),
      },
      ...{ days: draw.int(4, 9), year_count: 0, cost: draw.int(4, 15), budget_left: 60, funding: '自费', passport: '集中保管' },
    }),
}
