import { type DecidedFiling, projectFrom } from '@/lib/investment/rules/from-filing'
import { monthOf, monthsApart } from '@/lib/investment/rules/months'
import { shiftMonths } from '@/lib/kernel/period'
import { seedId } from '../../ids'
import { type Rng, rng } from '../../rng'
import type { OrganisationWorld, OrgRow } from '../organisation/types'
import type { Draft, Story } from './scene'

const works = [
  ...[
    '海洋装备智能制造基地',
    '冷链物流枢纽',
    '污水处理厂提标改造',
    '城市停车综合体',
    '数据中心扩建',
    '轨道交通检修基地',
    '供热管网更新改造',
  ],
  ...[
    '人才公寓',
    '产业园二期',
    '新能源储能电站',
    '智慧水务平台',
    '航空货运区扩建',
    '文旅康养综合体',
    '绿色工厂改造',
    '城市更新片区',
    '港口物流园',
  ],
]
const holdings = ['示例海工装备有限公司', '示例检测技术有限公司', '示例新材料有限公司', '示例智慧交通有限公司', '示例环境科技有限公司']
const courses: readonly (readonly [Story, number])[] = [
  ...([
    ['fine', 38],
    ['behind', 10],
    ['far', 5],
    ['over', 4],
    ['wayOver', 3],
    ['still', 5],
    ['yield', 6],
    ['late', 6],
    ['stopped', 3],
    ['silent', 4],
    ['done', 9],
    ['planned', 6],
    ['ended', 1],
  ] as const),
]
/** Stories that are seen whatever chance says: the first projects of the first group. */
const certain: readonly Story[] = ['behind', 'over', 'still', 'yield', 'fine', 'late']

/** Projects of every enterprise of the first level and its subsidiaries that came before the platform. */
export function ownDrafts(world: OrganisationWorld, last: number): Draft[] {
  const enterprises = world.orgs.filter((org) => org.kind === 'enterprise' && !org.isDormant && org.status === '存续')
  const tops = enterprises.filter((org) => org.level === 1)
  return tops.flatMap((top, place) => {
    const chance = rng(`investment:${top.code}`)
    const below = enterprises.filter((org) => org.groupId === top.id && org.id !== top.id).slice(0, 12)
    const wanted = top.owner === 'city' ? chance.int(5, 8) : chance.int(1, 2)
    return Array.from({ length: wanted }, (_, index) => {
      const org = below.length > 0 && chance.chance(0.4) ? chance.pick(below) : top
      return drawn({
        org,
        top,
        index,
        story: place === 0 ? certain[index] : undefined,
        last,
        chance: rng(`investment:${top.code}:${index}`),
      })
    })
  })
}

type Drawn = { org: OrgRow; top: OrgRow; index: number; story: Story | undefined; last: number; chance: Rng }

function drawn({ org, top, index, story: given, last, chance }: Drawn): Draft {
  // The first project of each runs through all months, so that there is always one to carry what the books say.
  const story = given ?? (index === 0 ? chance.pick(['fine', 'behind'] as const) : chance.weighted(courses))
  const length = index === 0 ? 40 : chance.int(14, 34)
  const back =
    index === 0
      ? 29
      : story === 'done'
        ? Math.min(29, length + chance.int(0, 4))
        : chance.int(6, Math.min(29, length + (story === 'late' ? 2 : -2)))
  const equity = index > 1 && chance.chance(0.25)
  const name = equity
    ? `${chance.pick(['收购', '增资', '合资设立'])}${chance.pick(holdings)}项目`
    : `${top.shortName.replace(/集团$/, '')}${works[(index * 5 + chance.int(0, 3)) % works.length]}项目`
  const approvedYield = 5 + chance.int(0, 60) / 10
  return {
    ...{
      id: seedId('invest-project', `${top.code}:${index}`),
      org,
      group: top.id,
      unit: top.id,
      code: `TZ-${top.code.slice(-6)}-${String(index + 1).padStart(2, '0')}`,
    },
    ...{ name, kind: equity ? (name.startsWith('收购') ? '并购' : name.startsWith('增资') ? '增资' : '新设企业') : '固定资产' },
    ...{
      core: chance.weighted([
        ['主业', 84],
        ['拟培育主业', 8],
        ['非主业', 8],
      ] as const),
      overseas: equity && chance.chance(0.15),
    },
    ...{
      start: story === 'planned' ? shiftMonths(last, chance.int(1, 5)) : shiftMonths(last, -back),
      length: story === 'done' ? Math.min(length, back) : length,
      story,
    },
    ...{ approved: story === 'planned' ? BigInt(chance.int(80, 800)) * 1_000_000_000n : null, invested: null },
    ...{ approvedYield, expectedYield: story === 'yield' ? approvedYield * 0.55 : approvedYield * (0.88 + chance.next() * 0.18) },
    ...{ weight: 0.4 + chance.next() * 1.6, filing: null, basis: '演示：董事会决议', chance },
  }
}

/** Where an enterprise stands: the root of its books, and the unit of its plans. */
export type Place = { org: OrgRow; group: string; unit: string }

/** Projects that decided filings of GZ-GH-02, -03 and -04 have brought; those decided long enough ago are under way. */
export function filedDrafts(filings: readonly DecidedFiling[], groupOf: (orgId: string) => Place | null, last: number): Draft[] {
  return filings.flatMap((filing) => {
    const [place, facts] = [groupOf(filing.orgId), projectFrom(filing)]
    if (!place || facts.approvedTotal <= 0n) return []
    const chance = rng(`investment:${filing.id}`)
    const begin = shiftMonths(monthOf(filing.on), 1)
    const age = monthsApart(begin, last)
    const start = age < 3 ? shiftMonths(last, chance.int(2, 5)) : begin
    const story: Story =
      age < 3
        ? 'planned'
        : chance.weighted([
            ['fine', 60],
            ['behind', 12],
            ['far', 4],
            ['yield', 7],
            ['late', 6],
            ['silent', 4],
            ['planned', 7],
          ] as const)
    const length = facts.plannedEnd
      ? Math.max(age + 3, monthsApart(start, monthOf(facts.plannedEnd)))
      : Math.max(age + 4, chance.int(12, 24))
    const approvedYield = Number(facts.approvedYield ?? 8)
    return [
      {
        ...{
          id: seedId('invest-filed', filing.id),
          org: place.org,
          group: place.group,
          unit: place.unit,
          code: facts.code,
          name: facts.name,
        },
        ...{
          kind: facts.kind,
          core: facts.core,
          overseas: facts.overseas,
          start,
          length,
          story,
          approved: facts.approvedTotal,
          invested: null,
        },
        ...{ approvedYield, expectedYield: story === 'yield' ? approvedYield * 0.6 : approvedYield * (0.9 + chance.next() * 0.15) },
        ...{ weight: 0, filing, basis: facts.basis, chance },
      },
    ]
  })
}

/** Projects that a decided later evaluation (GZ-GH-07) speaks of: finished, with the figures of the evaluation. */
export function evaluatedDrafts(filings: readonly DecidedFiling[], groupOf: (orgId: string) => Place | null): Draft[] {
  const seen = new Set<string>()
  return filings.flatMap((filing) => {
    const place = groupOf(filing.orgId)
    const of = (key: string) => Number(filing.values[key] ?? 0)
    const code = String(filing.values.project ?? '')
    if (!place || code === '' || of('plan_total') <= 0 || seen.has(`${filing.orgId}:${code}`)) return []
    seen.add(`${filing.orgId}:${code}`)
    const chance = rng(`investment:${filing.id}`)
    const length = chance.int(12, 20)
    return [
      {
        ...{ id: seedId('invest-evaluated', filing.id), org: place.org, group: place.group, unit: place.unit, code },
        ...{
          name: `${works[chance.int(0, works.length - 1)]}${chance.pick(['一期', '二期', '扩建', '改造'])}工程`,
          kind: '固定资产',
          core: '主业',
          overseas: false,
        },
        ...{ start: shiftMonths(monthOf(filing.on), -length - chance.int(12, 20)), length, story: 'done' as const },
        ...{
          approved: BigInt(Math.round(of('plan_total') * 10_000)) * 100n,
          invested: BigInt(Math.round(of('actual_total') * 10_000)) * 100n,
        },
        ...{ approvedYield: of('plan_irr'), expectedYield: of('actual_irr'), weight: 0, filing: null, basis: '演示：董事会决议', chance },
      },
    ]
  })
}
