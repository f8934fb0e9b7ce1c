import { bell, between, rounded } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Sketch } from '../types'

/** The most bids a tender can have. */
export const mostBids = 40

const reasons = [
  '投标报价超过最高投标限价',
  '未按招标文件要求提交投标保证金',
  '投标函未经单位盖章',
  '资格条件不满足招标文件要求',
  '未响应招标文件的实质性要求',
] as const

/** The bids of a tender at market prices: costs and mark-ups by category and rule, nobody's price tied to another's. */
export function offersOf(sketch: Sketch): Offer[] {
  const amounts = amountsOf(sketch)
  return sketch.bidders.map(
    (party, index): Offer => ({
      bidId: rowId('bid', sketch.n * mostBids + index),
      party,
      amount: amounts[index]!,
      status: 'valid',
      rank: null,
      winner: false,
      reason: null,
      merit: between(sketch.chance, 0.68, 0.86),
    }),
  )
}

function amountsOf(sketch: Sketch): number[] {
  let found: number[] = []
  for (let tries = 0; tries < 40; tries++) {
    found = []
    const level = levelOf(sketch)
    for (let index = 0; index < sketch.bidders.length; index++) found.push(free(sketch, found, level))
    if (!isRegular(found)) return found
  }
  return found
}

function levelOf({ chance, ceiling, rule }: Sketch): number {
  if (rule === '均值基准价') return ceiling * between(chance, 0.92, 0.955)
  if (rule === '综合评估') return ceiling * between(chance, 0.87, 0.93)
  return ceiling * between(chance, rule === '其他' ? 0.93 : 0.84, rule === '其他' ? 0.97 : 0.91)
}

/** A price that keeps clear of simple ratios to the others: an honest market meets them by chance, a clean demonstration does not. */
function free(sketch: Sketch, taken: readonly number[], level: number): number {
  const { chance, ceiling, rule } = sketch
  for (let tries = 0; ; tries++) {
    // Where many bid close together, room is found further out.
    const offset =
      tries > 80
        ? between(chance, 0.75, 0.99) * (ceiling / level) - 1
        : rule === '均值基准价'
          ? between(chance, -0.035, 0.035)
          : bell(chance, 0, rule === '综合评估' ? 0.05 : 0.078)
    const wanted = Math.min(ceiling * between(chance, 0.985, 0.997), Math.max(ceiling * 0.745, level * (1 + offset)))
    const amount = rounded(wanted, chance.chance(0.06) ? 100_000 : 100)
    if (tries > 4000 || taken.every((other) => unrelated(amount, other))) return amount
  }
}

function unrelated(a: number, b: number): boolean {
  for (const value of [a / b, b / a]) {
    if (value < 0.894 || value > 1.106) continue
    const hundredths = value * 100
    if (Math.abs(hundredths - Math.round(hundredths)) < 0.115) return false
  }
  return true
}

/** Equal steps, equal ratios, or nothing but round figures. */
function isRegular(amounts: readonly number[]): boolean {
  if (amounts.length < 3) return false
  const sorted = [...amounts].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((amount, index) => amount - sorted[index]!)
  const ratios = sorted.slice(1).map((amount, index) => amount / sorted[index]!)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1))
  const round = amounts.filter((amount) => amount % 100_000 === 0).length / amounts.length
  return spread / mean < 0.04 || Math.max(...ratios) - Math.min(...ratios) < 0.004 || round >= 0.5
}

/** Now and then a bid fails, never the lowest and never so many that competition is lost. */
export function reject(sketch: Sketch, offers: Offer[]): void {
  if (offers.length < 5 || !sketch.chance.chance(0.16)) return
  const lowest = Math.min(...offers.map((offer) => offer.amount))
  const candidates = offers.filter((offer, index) => offer.amount > lowest && index !== sketch.winner)
  const failed = sketch.chance.pick(candidates)
  failed.status = 'disqualified'
  failed.reason = sketch.chance.pick(reasons)
  // What is left must not come to equal steps by that.
  if (isRegular(offers.filter((offer) => offer !== failed).map((offer) => offer.amount))) {
    Object.assign(failed, { status: 'valid', reason: null })
    return
  }
  if (failed.reason === reasons[0]) failed.amount = rounded(sketch.ceiling * between(sketch.chance, 1.012, 1.05), 100)
}
