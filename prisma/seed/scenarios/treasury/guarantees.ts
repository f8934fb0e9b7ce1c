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
  return [plantRing(scene)]
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
