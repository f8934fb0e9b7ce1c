import { seedId } from '../../ids'
import { nameGiver } from '../../person-names'
import type { Rng } from '../../rng'
import { inventedUscc } from '../../uscc'
import { dayBetween, lastDay } from './dates'
import type { Trade } from './trades'
import type { OrgRow } from './types'

/** What still has to be told of an enterprise; everything else is invented. */
export type EnterpriseSketch = {
  name: string
  shortName: string
  parent: OrgRow
  level: number
  owner: OrgRow['owner']
  adcode: string
  trade: Trade
  functionClass: string
  /** Supervised as a group of its own although it stands below another. */
  ownGroup?: boolean
  coreBusiness?: string[]
  foundedOn?: string
  capital?: bigint
  isOverseas?: boolean
  isListed?: boolean
}

// Registered capital in 万元 by level: the commission's own groups have theirs from a table.
const capitalRange: Readonly<Record<number, readonly [number, number]>> = {
  1: [20_000, 120_000],
  2: [8_000, 300_000],
  3: [2_000, 60_000],
  4: [800, 20_000],
  5: [300, 6_000],
}

/** Turns sketches into rows with codes, dates, capital and legal persons; form and consolidation follow from the equity later. */
export function enterpriseMaker(chance: Rng): (sketch: EnterpriseSketch) => OrgRow {
  const legalPerson = nameGiver('legal-persons')
  let serial = 0
  return (sketch) => {
    serial += 1
    const { parent, level } = sketch
    const foundedOn = sketch.foundedOn ?? foundingDay(chance, parent, level)
    const registeredCapital = sketch.capital ?? roundedCapital(chance, level)
    // 新公司法五年认缴期内的企业可以尚未缴足。
    const paidShare = foundedOn > '2022-01-01' && chance.chance(0.5) ? BigInt(chance.int(2, 9)) * 10n : 100n
    const id = seedId('org', sketch.name)
    return {
      id,
      kind: 'enterprise',
      code: sketch.isOverseas ? `JW${String(20_260_000 + serial)}` : inventedUscc(sketch.adcode, serial),
      name: sketch.name,
      shortName: sketch.shortName,
      parentId: parent.id,
      level,
      groupId: level === 1 || sketch.ownGroup ? id : parent.groupId,
      owner: sketch.owner,
      adcode: sketch.adcode,
      industry: sketch.trade[1],
      industryName: sketch.trade[2],
      coreBusiness: sketch.coreBusiness ?? [sketch.trade[1]],
      orgForm: '',
      functionClass: sketch.functionClass,
      foundedOn,
      registeredCapital,
      paidCapital: (registeredCapital * paidShare) / 100n,
      legalPerson: legalPerson(),
      isListed: sketch.isListed ?? false,
      isOverseas: sketch.isOverseas ?? false,
      isDormant: false,
      consolidated: true,
      status: '存续',
      registrationNo: chance.chance(0.95) ? `CQ370200${String(serial).padStart(6, '0')}` : null,
    }
  }
}

function foundingDay(chance: Rng, parent: OrgRow, level: number): string {
  const earliest = parent.foundedOn && parent.foundedOn > '1998-01-01' ? parent.foundedOn : '1998-01-01'
  // Deep levels must leave time for those below them.
  const latest = level >= 5 ? lastDay : `${2017 + level * 2}-12-31`
  return dayBetween(chance, earliest, latest > earliest ? latest : lastDay)
}

function roundedCapital(chance: Rng, level: number): bigint {
  const [low, high] = capitalRange[level]!
  // Few are large: the square of a uniform number.
  const amount = low + (high - low) * chance.next() ** 3
  const step = amount > 20_000 ? 5_000 : amount > 2_000 ? 500 : 100
  return BigInt(Math.max(step, Math.round(amount / step) * step)) * 1_000_000n
}
