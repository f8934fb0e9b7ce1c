import { between, ratio, rounded } from '../draw'
import { hexOf } from '../identifiers'
import type { Row, Sketch } from '../types'

/** What the tender documents ask for and how marks are given; nothing of it points at one bidder. */
export function requirements(sketch: Sketch): Row {
  const { chance, estimate, category, method } = sketch
  if (method === '直接采购') return {}
  const goods = category === '货物'
  const record = chance.chance(0.6)
  const visit = chance.chance(0.06)
  return {
    star_count: chance.int(2, 14),
    qualification_chars: chance.int(260, 900),
    exact_params_pct: goods ? ratio(between(chance, 0, 0.3)) : null,
    odd_params: goods ? chance.int(0, 2) : null,
    products_meeting: goods ? chance.int(3, 18) : null,
    maker_similarity: goods ? ratio(between(chance, 0.05, 0.42)) : null,
    maker_second_similarity: goods ? ratio(between(chance, 0.04, 0.3)) : null,
    winner_prior_passage: chance.int(0, 32),
    qualification_over: 0,
    odd_qualifications: chance.chance(0.06) ? 1 : 0,
    record_amount: record ? rounded(estimate * between(chance, 0.3, 0.8), 1_000_000) : null,
    record_count: record ? chance.int(1, 3) : null,
    record_years: record ? chance.int(3, 5) : null,
    visit_days: visit ? chance.int(4, 9) : null,
    subjective_pct: sketch.rule === '综合评估' ? ratio(between(chance, 0.12, 0.27)) : null,
    tier_gap_pct: sketch.rule === '综合评估' ? ratio(between(chance, 0.15, 0.4)) : null,
    tier_full: sketch.rule === '综合评估' ? chance.int(5, 20) : null,
    price_weight: sketch.rule === '综合评估' ? sketch.priceWeight : sketch.rule === '最低价' ? 1 : 0.7,
    doc_author: chance.chance(0.2) ? 'Administrator' : sketch.agency.name,
    doc_company: chance.chance(0.15) ? null : sketch.agency.name,
    doc_last_saved_by: chance.chance(0.3) ? 'WPS Office' : sketch.agency.name,
    doc_file_code: `FC-${hexOf(chance, 10)}`,
  }
}
