import { addDays, addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { type PersonalKind, personalMark } from '@/lib/platform/personal/marks'
import { type Rng, rng } from '../../rng'
import type { OrganisationWorld, OrgRow } from '../organisation/types'

/** An enterprise with a treasury: `cash` is about what it has, in fen; `chance` is its own stream. */
export type Holder = { org: OrgRow; cash: bigint; chance: Rng; group: boolean }

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

function holderOf(org: OrgRow): Holder {
  const chance = rng(`treasury:${org.id}`)
  const group = org.level === 1
  const wanted = portion(org.registeredCapital, 0.08 + chance.next() * 0.08)
  const [least, most] = group ? [8n * yi, 90n * yi] : [yi / 5n, 12n * yi]
  return { org, cash: wanted < least ? least : wanted > most ? most : wanted, chance, group }
}

/** The scene of at most `size` enterprises: groups first, then their subsidiaries. The same world and day give the same rows. */
export function treasuryScene(world: OrganisationWorld, now: Date, size: number): TreasuryScene {
  const rows: Rows = new Map()
  const marks = new Map<string, Mark>()
  const holders = world.orgs
    .filter((org) => org.kind === 'enterprise' && !org.isDormant && org.status === '存续')
    .toSorted((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1))
    .slice(0, size)
    .map(holderOf)
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
