import type { Days } from '../calendar'
import { between, ratio, rounded } from '../draw'
import { hexOf, rowId } from '../identifiers'
import type { Row, Sketch } from '../types'

/** The rows of `contract_change`: few, small, far apart and away from the limits of approval. */
export function changeRows(sketch: Sketch, contract: Row, days: Days): Row[] {
  const { chance, course } = sketch
  const amount = Number(contract.amount)
  if (sketch.category !== '施工' ? !chance.chance(0.04) : !chance.chance(0.36)) return []
  const several = chance.chance(0.25) && course.duration > 240 ? 2 : 1
  return Array.from({ length: several }, (_, index) => ({
    change_id: rowId('change', sketch.n * 8 + index),
    contract_id: contract.contract_id,
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    day: course.started + 40 + index * 110 + chance.int(0, 14),
    delta: rounded(amount * between(chance, -0.015, 0.042), 100),
    approval_limit: rounded(amount * 0.1, 10_000) + 10_000,
    removed_item: chance.chance(0.06) ? '现场签证减少项' : null,
    removed_ratio: null as number | null,
  }))
    .filter(({ day }) => day <= days.today)
    .map(({ day, removed_item, ...row }) => ({
      ...row,
      changed_on: days.text(day),
      removed_item,
      removed_ratio: removed_item ? ratio(between(chance, 0.8, 1.08)) : null,
    }))
}

/** The rows of `payment`: after delivery and acceptance, within the term, never more than was earned. */
export function paymentRows(sketch: Sketch, contract: Row, days: Days): Row[] {
  const { chance, course } = sketch
  const amount = Number(contract.amount)
  const nodes = [
    { node: '预付款', part: Number(contract.advance_amount) / amount, day: course.started },
    ...(course.duration > 120
      ? [
          { node: '进度款一', part: 0.25, day: course.started + Math.round(course.duration * 0.4) },
          { node: '进度款二', part: 0.2, day: course.started + Math.round(course.duration * 0.7) },
        ]
      : []),
    { node: '验收款', part: course.duration > 120 ? 0.15 : 0.5, day: course.accepted },
    { node: '结算款', part: 0.06, day: course.settled },
  ]
  let paid = 0
  return nodes.flatMap(({ node, part, day }, index) => {
    // A few are a little late, within sixty days.
    const on = day + (chance.chance(0.04) ? chance.int(40, 58) : chance.int(6, 30))
    if (on > days.today) return []
    const sum = rounded(amount * part, 100)
    paid += sum
    const advance = index === 0
    const share = paid / amount
    return [
      {
        payment_id: rowId('payment', sketch.n * 8 + index),
        contract_id: contract.contract_id,
        tender_id: sketch.id,
        org_id: sketch.buyer.orgId,
        paid_on: days.text(on),
        delivered_on: advance ? null : days.text(day),
        amount: sum,
        node,
        account_token: contract.account_token,
        invoice_no: `FP${sketch.n.toString(36)}${hexOf(chance, 8)}`.toUpperCase(),
        invoice_status: '正常',
        acceptance_doc: advance ? null : true,
        progress_pct: advance ? null : ratio(Math.min(1, share + between(chance, 0.02, 0.1))),
        paid_pct: ratio(share),
      },
    ]
  })
}
