import { measureOf } from './measures'

/** The dimension whose subject is an enterprise and a month. */
export const financeDimension = '财务预警'

export const levels = ['红', '橙', '黄', '蓝'] as const
export type Level = (typeof levels)[number]

/** What the score needs to know of a finding. */
export type Scored = {
  id: string
  modelCode: string
  dimension: string
  family: string
  grade: string
  weight: string
  tenderId: string | null
  subjectKey: string
  partyIds: readonly string[]
  orgId: string
}

/** The points of one independent family of evidence: the sum, and what counts of it. */
export type FamilyPoints = { family: string; points: number; counted: number; models: string[] }

/** Findings that are weighed together, with the sum as it was made. */
export type Case = {
  key: string
  kind: 'group' | 'subject'
  tenderId: string | null
  orgId: string
  partyIds: string[]
  level: Level
  points: number
  families: FamilyPoints[]
  decisive: boolean
  findings: string[]
}

const weights: Readonly<Record<string, number>> = { 红: 3, 橙: 2, 黄: 1 }
/** One family may say the same thing many times: it counts up to this much. */
const cap = 4
const redPoints = 5

/**
 * Weighs findings: bidders of one tender that share findings of collusion are one group, everything else of a tender one subject, and what
 * belongs to no tender stands alone, but findings of one enterprise and month of statements stand together. Points 红 3, 橙 2, 黄 1, models of one
 * measure once, at most 4 a family. 红 wants one 认定级 finding of weight 红, or two families with
 * at least 5 points; 橙 at least 3 points or a 认定级 finding; 黄 2; 蓝 less.
 */
export function weigh(findings: readonly Scored[]): Case[] {
  return [...grouped(findings)].map(([key, members]) => caseOf(key, members)).sort((a, b) => (a.key < b.key ? -1 : 1))
}

function caseOf(key: string, members: readonly Scored[]): Case {
  const families = new Map<string, FamilyPoints>()
  const counted = new Map<string, number>()
  // The same model met by several pairs of one group is one thing said several times, as are models of one measure: the heaviest counts.
  for (const model of new Map(members.map((member) => [member.modelCode, member])).values()) {
    const family = families.get(model.family) ?? { family: model.family, points: 0, counted: 0, models: [] }
    const measure = measureOf(model.modelCode)
    const [weight, before] = [weights[model.weight] ?? 1, counted.get(measure) ?? 0]
    counted.set(measure, Math.max(weight, before))
    family.points += Math.max(0, weight - before)
    family.counted = Math.min(family.points, cap)
    family.models.push(model.modelCode)
    families.set(model.family, family)
  }
  const list = [...families.values()].sort((a, b) => b.counted - a.counted || (a.family < b.family ? -1 : 1))
  const points = list.reduce((sum, { counted }) => sum + counted, 0)
  const decisive = members.some(({ grade }) => grade === '认定级')
  const decisiveRed = members.some(({ grade, weight }) => grade === '认定级' && weight === '红')
  const first = members[0]!
  return {
    key,
    kind: key.startsWith('group:') ? 'group' : 'subject',
    tenderId: first.tenderId,
    orgId: first.orgId,
    partyIds: [...new Set(members.flatMap(({ partyIds }) => partyIds))].sort(),
    level: levelOf({ points, families: list.length, decisive, decisiveRed }),
    points,
    families: list,
    decisive,
    findings: members.map(({ id }) => id).sort(),
  }
}

function levelOf({
  points,
  families,
  decisive,
  decisiveRed,
}: {
  points: number
  families: number
  decisive: boolean
  decisiveRed: boolean
}): Level {
  if (decisiveRed || (families >= 2 && points >= redPoints)) return '红'
  if (decisive || points >= 3) return '橙'
  return points >= 2 ? '黄' : '蓝'
}

function grouped(findings: readonly Scored[]): Map<string, Scored[]> {
  const found = new Map<string, Scored[]>()
  const add = (key: string, finding: Scored) => found.set(key, [...(found.get(key) ?? []), finding])
  const ofTender = new Map<string, Scored[]>()
  for (const finding of findings) {
    if (finding.dimension === financeDimension) add(`finance:${finding.subjectKey}`, finding)
    else if (!finding.tenderId) add(`alone:${finding.modelCode}:${finding.subjectKey}`, finding)
    else if (finding.dimension !== '围标串标') add(`tender:${finding.tenderId}`, finding)
    else ofTender.set(finding.tenderId, [...(ofTender.get(finding.tenderId) ?? []), finding])
  }
  for (const [tenderId, members] of ofTender) {
    for (const [name, group] of components(members)) for (const member of group) add(`group:${tenderId}:${name}`, member)
  }
  return found
}

/** Findings of one tender that hang together by a shared bidder; what names none of them is said of the largest group. */
function components(members: readonly Scored[]): [name: string, group: Scored[]][] {
  const linked = members.filter(({ partyIds }) => partyIds.length >= 2)
  const roots = new Map<string, string>()
  const root = (party: string): string => {
    const next = roots.get(party) ?? party
    return next === party ? party : root(next)
  }
  for (const { partyIds } of linked) for (const party of partyIds) roots.set(root(party), root(partyIds[0]!))
  const groups = new Map<string, Scored[]>()
  for (const member of linked) groups.set(root(member.partyIds[0]!), [...(groups.get(root(member.partyIds[0]!)) ?? []), member])
  const rest = members.filter(({ partyIds }) => partyIds.length < 2)
  if (groups.size === 0) return [['all', rest]]
  const common = rest.filter(({ partyIds }) => !partyIds.some((party) => roots.has(party)))
  for (const member of rest) {
    const own = member.partyIds.find((party) => roots.has(party))
    if (own) groups.get(root(own))?.push(member)
  }
  const list = [...groups.values()].sort((a, b) => b.length - a.length)
  list[0]?.push(...common)
  return list.map((group) => [group.flatMap(({ partyIds }) => (partyIds.length >= 2 ? partyIds : [])).sort()[0] ?? 'all', group])
}
