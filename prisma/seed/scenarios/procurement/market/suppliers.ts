import { seedId } from '../../../ids'
import type { Rng } from '../../../rng'
import { inventedUscc } from '../../../uscc'
import type { Days } from '../calendar'
import { between, ratio } from '../draw'
import { markOf } from '../identifiers'
import type { Category, Party } from '../types'
import { brands, districtNames, regions, streets, trades } from '../wording/trades'

/** Registered addresses of industrial parks and registration agents: many firms stand there for no other reason. */
const clusters = [
  '青岛市黄岛区国际创新园A座',
  '青岛市城阳区青大工业园12号',
  '青岛市胶州市经济开发区企业服务中心',
  '青岛市崂山区科苑纬一路孵化器',
  '青岛市即墨区服装工业园代办点',
]

const capitals = [500, 1000, 2000, 3000, 5000, 8000, 10_000, 20_000]

/** Makes market participants one after the other, no name twice. */
export function partyMaker(
  chance: Rng,
  days: Days,
  taken: Set<string>,
): (category: Category, role: 'supplier' | 'agency' | 'institute') => Party {
  let serial = 40_000
  const nameOf = (category: Category, role: string): { name: string; adcode: string } => {
    for (let tries = 0; ; tries++) {
      const [region, adcode] = chance.pick(regions)
      const brand = `${chance.pick([...brands.first])}${chance.pick([...brands.second])}${tries > 6 ? chance.pick([...brands.second]) : ''}`
      const word = role === 'agency' ? '招标代理' : role === 'institute' ? '工程技术研究院' : chance.pick(trades[category].words)
      const name = `${region}${brand}${word}有限公司`
      if (taken.has(name)) continue
      taken.add(name)
      return { name, adcode }
    }
  }
  return (category, role) => {
    serial += 1
    const { name, adcode } = nameOf(category, role)
    const established = days.today - 2300 - Math.floor(between(chance, 0, 6500))
    const clustered = chance.chance(0.06)
    const address = clustered
      ? chance.pick(clusters)
      : `${chance.pick(districtNames)}${chance.pick(streets)}${chance.int(1, 399)}号${serial}室`
    const legalRep = markOf('person', `法定代表人|${name}`)
    const capital = chance.pick(capitals)
    const stateOwned = chance.chance(0.04)
    // Large enough for what it may win in five years; a firm whose turnover is too small is a case of its own.
    const revenue = Math.round(between(chance, 0.6, 6) * (category === '施工' ? 20 : 8) * 10_000) * 1_000_000
    return {
      serial,
      partyId: seedId('party', name),
      name,
      category,
      legalRep,
      account: markOf('account', name),
      staff: markOf('staff', name),
      address,
      established,
      apart: new Set(),
      facts: {
        party_id: seedId('party', name),
        uscc: inventedUscc(adcode, serial),
        ref: inventedUscc(adcode, serial),
        name,
        roles: [role === 'institute' ? 'supplier' : role],
        legal_rep_token: legalRep,
        established_on: days.text(established),
        capital: capital * 1_000_000,
        address: clustered ? address : `青岛市${address}`,
        address_cluster: clustered,
        phone_token: markOf('phone', name),
        email_token: markOf('email', name),
        registrar_token: markOf('registrar', String(chance.int(1, 60))),
        insured_count: chance.int(12, 420),
        revenue,
        net_assets: Math.round(revenue * between(chance, 0.2, 0.5)),
        litigation_amount: chance.chance(0.3) ? Math.round(revenue * between(chance, 0.0005, 0.02)) : 0,
        business_scope: trades[category].scope,
        industry: trades[category].industry,
        scale: revenue > 600_000_000_000 ? '大型' : revenue > 150_000_000_000 ? '中型' : revenue > 60_000_000_000 ? '小型' : '微型',
        producer: category === '货物' ? chance.chance(0.45) : false,
        soe_brand: stateOwned,
        soe_registered: stateOwned,
        rating: ratio(between(chance, 72, 96)),
      },
    }
  }
}
