import { addDays } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import type { TreasuryTruth } from './plants'
import { type Holder, portion, round, type TreasuryScene } from './scene'

type Given = {
  from: Holder
  to: Holder | null
  obligor: string
  n: string
  share: number
  outside?: boolean
  beyond?: boolean
  paid?: boolean
}

/** Guarantees of groups for what stands below them, a few outside, a few beyond the share held, and one ring. */
export function writeGuarantees(scene: TreasuryScene): TreasuryTruth[] {
  const groups = new Map(scene.holders.map((holder) => [holder.org.id, holder]))
  for (const holder of scene.holders) {
    const above = holder.org.parentId ? groups.get(holder.org.parentId) : undefined
    if (!above || !holder.chance.chance(0.4)) continue
    const beyond = holder.chance.chance(0.06)
    writeGuarantee(scene, { from: above, to: holder, obligor: holder.org.name, n: holder.org.id, share: 0.3, beyond })
  }
  scene.holders
    .filter(({ group }) => group)
    .slice(0, 4)
    .forEach((from, index) => {
      const obligor = `示例外部${index + 1}号实业有限公司`
      writeGuarantee(scene, { from, to: null, obligor, n: `outside:${index}`, share: 0.02, outside: true, paid: index === 2 })
    })
  const ring = plantRing(scene)
  for (const holder of scene.holders) if (holder.books.length > 0) followBooks(scene, holder)
  return [ring]
}

/** Makes what an enterprise has guaranteed what its last statement says, inside and outside of the group; one that has nothing on either side gets it. */
function followBooks(scene: TreasuryScene, holder: Holder): void {
  const { guarantee, outside } = holder.books.at(-1)!
  const wanted = { inside: guarantee - outside, outside: holder.gap === 'guarantee' ? outside / 2n : outside }
  const rows = () => (scene.rows.get('treasury_guarantee') ?? []).filter((row) => row.org_id === holder.org.id)
  const next = siblingAfter(scene, holder)
  if (!rows().some((row) => row.outside))
    writeGuarantee(scene, {
      from: holder,
      to: null,
      obligor: `示例合作${holder.org.code.slice(-4)}号实业有限公司`,
      n: `books:${holder.org.id}`,
      share: 0.02,
      outside: true,
    })
  if (!rows().some((row) => !row.outside) && next)
    writeGuarantee(scene, { from: holder, to: next, obligor: next.org.name, n: `sibling:${holder.org.id}`, share: 0.1 })
  const alone = !rows().some((row) => !row.outside)
  scale(
    rows().filter((row) => row.outside),
    wanted.outside + (alone ? wanted.inside : 0n),
  )
  scale(
    rows().filter((row) => !row.outside),
    wanted.inside,
  )
}

/** The next holder below the same parent, so that such guarantees never close a circle. */
function siblingAfter({ holders }: TreasuryScene, { org }: Holder): Holder | undefined {
  const siblings = holders.filter((other) => other.org.parentId === org.parentId && !other.group)
  return siblings[siblings.findIndex((other) => other.org.id === org.id) + 1]
}

/** Sets the balances so that they add up to a sum, in the proportions they had. */
function scale(rows: readonly Record<string, unknown>[], sum: bigint): void {
  const whole = rows.reduce((all, row) => all + (row.balance as bigint), 0n)
  if (whole === 0n) return
  let left = sum
  rows.forEach((row, index) => {
    const balance = index === rows.length - 1 ? left : ((row.balance as bigint) * sum) / whole
    const [beyond, paidOut] = [row.beyond as bigint, row.paid_out as bigint]
    left -= balance
    row.balance = balance
    row.amount = round((balance * 5n) / 4n) + 10_000n
    row.beyond = beyond > 0n ? round(balance / 5n) : 0n
    row.paid_out = paidOut > 0n ? round(balance / 10n) : 0n
  })
}

function plantRing(scene: TreasuryScene): TreasuryTruth {
  const members = scene.holders.filter(({ group }) => !group).slice(0, 3)
  const guarantees = members.map((from, index) => {
    const to = members[(index + 1) % members.length]!
    return writeGuarantee(scene, { from, to, obligor: to.org.name, n: `ring:${index}`, share: 0.25 })
  })
  return { kind: 'ring', orgs: members.map(({ org }) => org.id), payments: [], guarantees }
}

function writeGuarantee(
  scene: TreasuryScene,
  { from, to, obligor, n, share, outside = false, beyond = false, paid = false }: Given,
): string {
  const { chance } = from
  const id = seedId('treasury-guarantee', n)
  const amount = round(portion((to ?? from).cash, share * (0.6 + chance.next())))
  const balance = round(portion(amount, 0.5 + chance.next() * 0.5))
  scene.add('treasury_guarantee', {
    ...{
      id,
      org_id: from.org.id,
      contract_no: `DB-${id.slice(0, 8).toUpperCase()}`,
      obligor_id: to?.org.id ?? null,
      obligor,
      amount,
      balance,
    },
    ...{ from_on: addDays(scene.today, -chance.int(60, 700)), to_on: addDays(scene.today, chance.int(30, 1200)) },
    ...{ way: chance.pick(['连带责任保证', '连带责任保证', '一般保证', '抵押']), outside, beyond: beyond ? round(balance / 5n) : 0n },
    ...{
      counter: outside || chance.chance(0.3),
      rating: chance.pick(['AA', 'A+', 'A', 'BBB', null]),
      paid_out: paid ? round(balance / 10n) : 0n,
    },
  })
  return id
}
