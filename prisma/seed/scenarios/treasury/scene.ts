import { addDays, addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { type PersonalKind, personalMark } from '@/lib/platform/personal/marks'
import { type Rng, rng } from '../../rng'
import type { OrganisationWorld, OrgRow } from '../organisation/types'
import type { BookMonth, Books, Gap } from './books'

/**
 * An enterprise with a treasury: `cash` is about what it has, in fen; `chance` is its own stream; `books` are its months of statements that the
 * ledgers follow (none where it has no statements), and `gap` is what is planted to be missing in them.
 */
export type Holder = { org: OrgRow; cash: bigint; chance: Rng; group: boolean; books: readonly BookMonth[]; gap: Gap | null }

/** Rows by table, and the identifiers that go into the table of ciphers. */
export type Rows = Map<string, Record<string, unknown>[]>
export type Mark = ReturnType<typeof personalMark>

/** What is written: enterprises, the days, and where rows are gathered. */
export type TreasuryScene = {
  holders: Holder[]
  now: Date
  today: string
  rows: Rows
  marks: Map<string, Mark>
  add: (table: string, row: Record<string, unknown>) => void
  mark: (kind: PersonalKind, value: string) => Mark
}

const yi = 10_000_000_000n

/** So much of the whole, in ten-thousandths, so that no float comes near an amount. */
export const portion = (whole: bigint, share: number) => (whole * BigInt(Math.round(share * 10_000))) / 10_000n

/** Rounds to whole hundreds of yuan, as amounts of contracts are. */
export const round = (cents: bigint) => (cents / 10_000n) * 10_000n

function holderOf(org: OrgRow, index: number, books: readonly BookMonth[]): Holder {
  const chance = rng(`treasury:${org.id}`)
  const group = org.level === 1
  const wanted = portion(org.registeredCapital, 0.08 + chance.next() * 0.08)
  const [least, most] = group ? [8n * yi, 90n * yi] : [yi / 5n, 12n * yi]
  const invented = wanted < least ? least : wanted > most ? most : wanted
  const cash = books.at(-1)?.cash ?? 0n
  return {
    org,
    cash: cash > 0n ? cash : invented,
    chance,
    group,
    books,
    gap: books.length > 0 && index % 17 === 5 ? gaps[Math.floor(index / 17) % 3]! : null,
  }
}

const gaps = ['account', 'debt', 'guarantee'] as const

/**
 * The scene of at most `size` enterprises: groups first, then what stands directly below them, then the rest of the smallest groups, so that of some
 * groups everybody keeps ledgers. The same world, day and books give the same rows.
 */
export function treasuryScene(world: OrganisationWorld, now: Date, size: number, books: Books = new Map()): TreasuryScene {
  const rows: Rows = new Map()
  const marks = new Map<string, Mark>()
  const living = world.orgs.filter((org) => org.kind === 'enterprise' && !org.isDormant && org.status === '存续')
  const members = new Map<string, number>()
  for (const { groupId } of living) members.set(groupId ?? '', (members.get(groupId ?? '') ?? 0) + 1)
  const rank = ({ level, groupId }: OrgRow) => (level < 3 ? level : 3 + (members.get(groupId ?? '') ?? 0))
  const holders = living
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || ((a.groupId ?? '') < (b.groupId ?? '') ? -1 : a.groupId === b.groupId ? 0 : 1) || (a.code < b.code ? -1 : 1),
    )
    .slice(0, size)
    .map((org, index) => holderOf(org, index, books.get(org.id) ?? []))
  return {
    holders,
    now,
    today: shanghaiDate(now),
    rows,
    marks,
    add: (table, row) => {
      const held = rows.get(table)
      if (held) held.push(row)
      else rows.set(table, [row])
    },
    mark: (kind, value) => {
      const made = personalMark(kind, value)
      marks.set(made.token, made)
      return made
    },
  }
}

/** The month `offset` months from today's, as `YYYY-MM`. */
export const monthFrom = (today: string, offset: number) => addMonths(`${today.slice(0, 7)}-01`, offset).slice(0, 7)

/** The last day of a month. */
export const endOf = (month: string) => addDays(addMonths(`${month}-01`, 1), -1)
