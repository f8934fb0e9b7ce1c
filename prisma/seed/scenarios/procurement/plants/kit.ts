import type { Basics } from '../course/basics'
import { wan } from '../draw'
import { markOf } from '../identifiers'
import type { AwardRule, Case, Category, Method, Offer, Row } from '../types'
import { lines } from '../wording/trades'
import type { Plant, Planted } from './plant'

type Asked = { category?: Category; method?: Method; rule?: AwardRule; wan?: number; size?: number; engineering?: boolean }

/** Asks for a tender of a kind; what is not said stays as the market has it, the amount varies from case to case. */
export function ask(asked: Asked): NonNullable<Plant['wish']> {
  return (wish, planted) => {
    if (asked.category && asked.category !== wish.category) take(wish, asked.category, planted)
    if (asked.engineering !== undefined) wish.engineering = asked.engineering
    if (asked.wan !== undefined)
      wish.estimate = wan(Math.round(asked.wan * (1 + 0.07 * ((planted.serial * 5 + planted.step * 3) % 7)) * 100) / 100)
    if (asked.method && asked.method !== wish.method) {
      wish.method = asked.method
      if (asked.method === '直接采购') wish.rule = '其他'
    }
    if (asked.rule) wish.rule = asked.rule
    else if (wish.rule === '其他' && wish.method !== '直接采购') wish.rule = '综合评估'
    if (asked.size !== undefined) wish.size = asked.size
    else if (wish.size < 4 && wish.method !== '直接采购') wish.size = 4 + (planted.serial % 3)
  }
}

function take(wish: Basics, category: Category, planted: Planted): void {
  const [work, code] = lines[category][(planted.serial + planted.step) % lines[category].length]!
  wish.category = category
  wish.work = work
  wish.classCode = code
  wish.engineering = category === '施工' || category === '勘察设计监理'
}

/** A public tender of works above the limit. */
export const works = (asked: Asked = {}) => ask({ category: '施工', method: '公开招标', wan: 900, ...asked })
/** A public tender of goods for construction above the limit. */
export const goods = (asked: Asked = {}) => ask({ category: '货物', method: '公开招标', wan: 320, engineering: true, ...asked })
/** A public tender of whatever it is. */
export const tendered = (asked: Asked = {}) => ask({ method: '公开招标', wan: 620, ...asked })

/** The rows of a relation in the order of the bidders. */
export const rowsOf = (made: Case, relation: string): Row[] => made.rows[relation] ?? []
/** The one contract of a planted tender. */
export const contractOf = (made: Case): Row => made.rows.contract![0]!

/** Puts rows of its own beside those that a case already has. */
export function adds(made: Case, relation: string, ...rows: Row[]): void {
  made.rows[relation] = [...rowsOf(made, relation), ...rows]
}

/** What belongs to every row that hangs on a tender. */
export const ofTender = ({ sketch }: Case) => ({ tender_id: sketch.id, org_id: sketch.buyer.orgId })

/** A change of the row of the tender. */
export const onTender =
  (change: (made: Case) => Row): NonNullable<Plant['rows']> =>
  (made) =>
    Object.assign(made.tender, change(made))
/** A change of the contract. */
export const onContract =
  (change: (contract: Row, made: Case) => Row): NonNullable<Plant['rows']> =>
  (made) => {
    Object.assign(contractOf(made), change(contractOf(made), made))
  }

/** A mark that only this case has. */
export const ownMark = (made: Case, word: string) => markOf('case', `${word}|${made.sketch.n}`)

/** One of the first two wins, so that the others were its company. */
export const pairWins: NonNullable<Plant['sketch']> = (sketch, planted) => {
  sketch.winner = planted.serial % 2
}

/** Keeps the amount of the winner everywhere it is written. */
export function setAward(made: Case, amount: number): void {
  const winner = made.offers.find((offer) => offer.winner)!
  winner.amount = amount
  rowsOf(made, 'bid').find((bid) => bid.is_winner)!.amount = amount
  made.tender.award_amount = amount
  rowsOf(made, 'award')[0]!.amount = amount
  contractOf(made).amount = amount
}

export const amountsTo = (offers: Offer[], amounts: readonly number[]) => {
  for (const [index, amount] of amounts.entries()) offers[index]!.amount = Math.round(amount / 100) * 100
}
