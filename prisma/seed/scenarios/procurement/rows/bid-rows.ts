import type { Days } from '../calendar'
import { between, ratio } from '../draw'
import type { Offer, Row, Sketch } from '../types'

const classes: Readonly<Record<string, string>> = {
  投标报价超过最高投标限价: '投标报价低于成本或者高于最高投标限价',
  未按招标文件要求提交投标保证金: '未按招标文件要求提交投标保证金',
  投标函未经单位盖章: '投标文件未经投标单位盖章和单位负责人签字',
  资格条件不满足招标文件要求: '投标人不符合规定的资格条件',
  未响应招标文件的实质性要求: '未对招标文件的实质性要求和条件作出响应',
}

/** Shares of a price: every firm of a trade has its own mix, which differs from any other by more than two points somewhere. */
function mixOf(sketch: Sketch, serial: number): Row {
  if (sketch.category !== '施工') return {}
  const jitter = () => between(sketch.chance, -0.002, 0.002)
  const step = (start: number, place: number, base: number) => ratio(start + 0.026 * (Math.floor(serial / place) % base) + jitter())
  return {
    labour_pct: step(0.1, 1, 6),
    material_pct: step(0.34, 6, 7),
    machine_pct: step(0.04, 42, 4),
    overhead_pct: step(0.02, 168, 3),
    profit_pct: step(0.02, 504, 3),
  }
}

/** The rows of `bid`. */
export function bidRows(sketch: Sketch, offers: readonly Offer[], days: Days): Row[] {
  return offers.map((offer, index) => bidRow(sketch, offer, days, index + 1))
}

function bidRow(sketch: Sketch, offer: Offer, days: Days, seq: number): Row {
  const { chance, course, method } = sketch
  const early = chance.int(600, 150_000)
  const replaced = chance.chance(0.02)
  const talks = method === '竞争谈判'
  const joint = sketch.category === '施工' && chance.chance(0.02)
  return {
    bid_id: offer.bidId,
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    party_id: offer.party.partyId,
    party_ids: [offer.party.partyId],
    bid_no: `TB-${sketch.n + 1}-${offer.party.serial}`,
    seq,
    amount: offer.amount,
    quote: offer.amount / 100,
    currency: 'CNY',
    status: offer.status,
    joint: joint ? 2 : 1,
    consortium_no: joint ? `LHT-${sketch.n}-${offer.party.serial}` : null,
    submitted_at: days.at(course.deadline, course.opening - early),
    decrypted_at: days.at(course.deadline, course.opening + chance.int(310, 1500)),
    rank: offer.rank,
    is_winner: offer.winner,
    gave_up: offer.rank === 1 && !offer.winner && sketch.stage === 'awarded',
    reject_reason: offer.reason,
    reject_class: offer.reason ? classes[offer.reason] : null,
    defect: offer.reason,
    low_price_explained: false,
    first_amount: talks ? Math.round((offer.amount * between(chance, 1.015, 1.06)) / 100) * 100 : null,
    replaced_at: replaced ? days.at(course.deadline - 1, course.opening - chance.int(0, 40_000)) : null,
    replaced_from: replaced ? Math.round((offer.amount * between(chance, 0.98, 1.03)) / 100) * 100 : null,
    page_count: chance.int(150, 330),
    missing_docs: 0,
    hidden_chars: 0,
    ocr_gap: ratio(between(chance, 0, 0.03)),
    qualification_until: days.text(course.deadline + chance.int(120, 1500)),
    qualification_ok: offer.reason !== '资格条件不满足招标文件要求',
    record_verified: chance.chance(0.97),
    invoice_verified: true,
    ...mixOf(sketch, offer.party.serial),
    unsigned_after_award: offer.winner ? false : null,
  }
}
