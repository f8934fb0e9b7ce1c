import { addDays, addMonths } from '@/lib/kernel/workday'
import { endOf, type Holder, portion, round } from './scene'

/** A loan as it was played through the months: what was paid back when, and what is left. */
export type PlayedLoan = {
  n: number
  kind: string
  months: number
  principal: bigint
  drawn: string
  due: string
  even: boolean
  left: bigint
  paid: { on: string; amount: bigint }[]
}

type Kind = readonly [name: string, weight: number, months: number]

/** Differences of a month below this share are let be: instalments and interest due are never equal to the 元 in two systems. */
const indifferent = 0.002

/**
 * Loans whose sum is at the end of every month what the statements say: those of the beginning, new ones when debt has risen, early repayments when it has
 * fallen by more than fell due. A debt that is planted to be missing leaves the sum short by a tenth.
 */
export function playDebts({ books, chance, group, gap }: Holder, kinds: readonly Kind[], today: string): PlayedLoan[] {
  const loans: PlayedLoan[] = []
  const wanted = (debt: bigint) => (gap === 'debt' ? portion(debt, 0.9) : debt)
  const draw = (amount: bigint, drawn: string, remaining?: number) => {
    const [kind, , months] = chance.weighted(kinds.map((entry) => [entry, entry[1]] as const))
    const even = kind === '固定资产贷款' || kind === '融资租赁'
    const from = remaining === undefined ? drawn : addMonths(drawn, -Math.floor(months * remaining))
    loans.push({
      n: loans.length,
      kind,
      months,
      principal: amount,
      drawn: from,
      due: addMonths(from, months),
      even,
      left: amount,
      paid: [],
    })
  }
  const [first, ...later] = books
  if (!first) return []
  const count = group ? chance.int(8, 12) : chance.int(2, 5)
  let rest = wanted(first.debt)
  for (let n = count; n > 0 && rest > 0n; n--) {
    const part = n === 1 ? rest : round(portion(rest, (0.6 + 0.8 * chance.next()) / n))
    if (part > 0n) draw(part, addDays(endOf(first.month), -chance.int(1, 20)), chance.next() * 0.5)
    rest -= part
  }
  // What was drawn before the books begin counts from its balance then.
  for (const loan of loans) loan.principal = loan.left
  for (const { month, debt } of later) {
    for (const loan of loans) payDue(loan, `${month}-01`, endOf(month))
    settle(loans, wanted(debt), month, chance, draw)
  }
  const known = endOf(books.at(-1)!.month)
  for (const loan of loans) payDue(loan, addDays(known, 1), addDays(today, -1))
  return loans
}

function settle(
  loans: PlayedLoan[],
  target: bigint,
  month: string,
  chance: Holder['chance'],
  draw: (amount: bigint, on: string) => void,
): void {
  const held = loans.reduce((sum, { left }) => sum + left, 0n)
  const apart = target - held
  const least = portion(target, indifferent)
  if (apart > least) draw(apart, `${month}-${chance.int(20, 27)}`)
  let over = -apart > least ? -apart : 0n
  for (const loan of loans.toSorted((a, b) => (a.due < b.due ? -1 : 1))) {
    const back = loan.left < over ? loan.left : over
    if (back > 0n) loan.paid.push({ on: `${month}-${chance.int(20, 27)}`, amount: back })
    loan.left -= back
    over -= back
  }
}

/** What falls due of a loan in a stretch of days is paid: half-yearly in even parts, or all at the end. */
function payDue(loan: PlayedLoan, from: string, to: string): void {
  for (const { on, amount } of dueOf(loan, from, to)) {
    loan.paid.push({ on, amount })
    loan.left -= amount
  }
}

/** Days on which principal falls due in a stretch, and how much, by what is left. */
export function dueOf(
  { even, months, drawn, due, principal, left: owed }: PlayedLoan,
  from: string,
  to: string,
): { on: string; amount: bigint }[] {
  let left = owed
  const terms = Math.max(1, Math.ceil(months / 6))
  const days = even ? Array.from({ length: terms }, (_, index) => (index === terms - 1 ? due : addMonths(drawn, (index + 1) * 6))) : [due]
  return days.flatMap((on) => {
    if (on < from || on > to || left <= 0n) return []
    const part = round(principal / BigInt(terms))
    const amount = on === due || part > left ? left : part
    left -= amount
    return [{ on, amount }]
  })
}
