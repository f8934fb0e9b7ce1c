import { cityAdcode, districts } from '@/lib/identity/districts'
import type { Rng } from '../../rng'
import { businessNamer } from './business-names'
import { dayBetween } from './dates'
import type { enterpriseMaker } from './enterprise'
import { type GroupFacts, groupFacts } from './groups'
import { trades } from './trades'
import type { OrgRow } from './types'

/** How many legal persons a level has (level 2 besides the two groups that stand there). */
export const levelSizes: Readonly<Record<2 | 3 | 4 | 5, number>> = { 2: 150, 3: 284, 4: 132, 5: 46 }

const districtWeights: readonly (readonly [adcode: string, weight: number])[] = [
  ['370211', 22],
  ['370202', 16],
  ['370212', 16],
  ['370203', 10],
  ['370214', 9],
  ['370281', 7],
  ['370213', 6],
  ['370215', 6],
  ['370283', 4],
  ['370285', 4],
]
const abroad = ['香港', '新加坡', '越南', '泰国', '英国', '德国', '哈萨克斯坦'] as const
// One listed company each in four groups, at level 2.
const listedTrades: Readonly<Record<string, string>> = { qp: '啤酒', sx: '轮胎', hf: '装备制造', ht: '集成电路' }

/** The 17 groups below the commission, level 1 first. */
export function groupRows(make: ReturnType<typeof enterpriseMaker>, commission: OrgRow): Map<string, OrgRow> {
  const rows = new Map<string, OrgRow>()
  for (const facts of groupFacts) {
    const main = trades[facts.slug]!.slice(0, 3)
    rows.set(
      facts.slug,
      make({
        name: facts.name,
        shortName: facts.shortName,
        parent: facts.under ? rows.get(facts.under)! : commission,
        level: facts.under ? 2 : 1,
        ownGroup: true,
        owner: 'city',
        adcode: facts.adcode,
        trade: main[0]!,
        functionClass: facts.functionClass,
        coreBusiness: [...new Set(main.map(([, code]) => code))],
        foundedOn: facts.foundedOn,
        capital: BigInt(facts.capital) * 10_000_000_000n,
      }),
    )
  }
  return rows
}

type Placed = { row: OrgRow; facts: GroupFacts; children: number }

/** Levels 2 to 5 below the groups. */
export function subsidiaryRows(make: ReturnType<typeof enterpriseMaker>, groups: Map<string, OrgRow>, chance: Rng): OrgRow[] {
  const name = businessNamer(chance)
  const placed: Placed[] = groupFacts.map((facts) => ({ row: groups.get(facts.slug)!, facts, children: 0 }))
  const made: OrgRow[] = []
  for (const level of [2, 3, 4, 5] as const) {
    const parents = placed.filter(({ row }) => row.level === level - 1 && !row.isOverseas)
    for (let count = 0; count < levelSizes[level]; count++) {
      const parent = count < parents.length && level === 2 ? parents[count]! : pickParent(parents, chance)
      parent.children += 1
      const row = subsidiary(make, parent, level, name, chance, made.length)
      made.push(row)
      placed.push({ row, facts: parent.facts, children: 0 })
    }
  }
  return made
}

// Level 2 by the weight of the group, deeper levels more evenly; the two groups of level 2 have many children, nobody has very many.
function pickParent(parents: Placed[], chance: Rng): Placed {
  const weigh = (parent: Placed): number => {
    if (parent.row.level === 1) return parent.facts.weight / (1 + parent.children / 8)
    return isGroup(parent) ? 9 / (1 + parent.children / 8) : parent.facts.weight ** 0.6 / (1 + parent.children / 3)
  }
  return chance.weighted(parents.map((parent) => [parent, weigh(parent)]))
}

const isGroup = ({ row, facts }: Placed) => row.name === facts.name

function subsidiary(
  make: ReturnType<typeof enterpriseMaker>,
  parent: Placed,
  level: number,
  name: ReturnType<typeof businessNamer>,
  chance: Rng,
  serial: number,
): OrgRow {
  const { facts } = parent
  const listedTrade = isGroup(parent) && parent.children === 1 ? listedTrades[facts.slug] : undefined
  const isOverseas = listedTrade === undefined && level <= 4 && serial % 24 === 11
  const choice = trades[facts.slug]!
  const trade =
    choice.find(([word]) => word === listedTrade) ??
    (isGroup(parent)
      ? choice[(parent.children - 1) % choice.length]!
      : chance.chance(0.45)
        ? tradeOf(parent.row, choice)
        : chance.pick(choice))
  const adcode = isOverseas ? cityAdcode : chance.weighted(districtWeights)
  const place = isOverseas ? chance.pick(abroad) : districts.find((district) => district.adcode === adcode)!.name.slice(0, 2)
  const kind = listedTrade ? 'stock' : isOverseas ? 'overseas' : 'limited'
  return make({
    ...name({ stem: facts.stem, place, trade: trade[0], level, kind }),
    parent: parent.row,
    level,
    owner: 'city',
    adcode,
    trade,
    ...(listedTrade ? { foundedOn: dayBetween(chance, parent.row.foundedOn!, '2015-12-31') } : {}),
    functionClass: chance.chance(0.8) ? facts.functionClass : '商业一类',
    isOverseas,
    isListed: listedTrade !== undefined,
  })
}

const tradeOf = (row: OrgRow, choice: (typeof trades)[string]) => choice.find(([, code]) => code === row.industry) ?? choice[0]!
