import { districts } from '@/lib/identity/districts'
import type { enterpriseMaker } from './enterprise'
import { districtTrades } from './trades'
import type { OrgRow } from './types'

// Where each of the six stands: below the body, below the district's group, or below another enterprise.
const superior = [-1, 0, 0, 0, 1, 2] as const

/** Six enterprises owned by each district: one group, three below it, two more below those. */
export function districtEnterprises(make: ReturnType<typeof enterpriseMaker>, bodies: Map<string, OrgRow>): OrgRow[] {
  return districts.flatMap(({ adcode, name, slug }) => {
    const six: OrgRow[] = []
    for (const [index, trade] of districtTrades.entries()) {
      const parent = superior[index]! < 0 ? bodies.get(slug)! : six[superior[index]!]!
      const place = name.slice(0, 2)
      six.push(
        make({
          name: `青岛示例${place}区属${trade[0]}有限公司`,
          shortName: `${place}区属${trade[0]}`,
          parent,
          level: parent.level + 1,
          owner: 'district',
          adcode,
          trade,
          functionClass: index === 3 ? '公益类' : '商业一类',
        }),
      )
    }
    return six
  })
}
