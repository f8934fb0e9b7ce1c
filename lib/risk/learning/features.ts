import type { BidRow } from '../screens/bids-table'
import { type Screens, screensOf } from '../screens/formulas'
import { bidderFeatures } from './bidder-features'
import { distanceNames, distancesOf } from './distances'

/** One tender with what is known of it before anybody says whether it was collusive; a gap is NaN. */
export type Features = {
  readonly names: readonly string[]
  readonly columns: Float64Array[]
  /** Which of them are not screens of groups: few enough to hold on to in a small market. */
  readonly plain: readonly number[]
}

const shapes = ['cv', 'spd', 'diffp', 'rd', 'rdnor', 'altrd', 'kurtosis', 'skewness', 'ks'] as const satisfies (keyof Screens)[]
/** Of groups of three and of four bids: Wallimann, Imhof, Huber (2022), for cartels that do not hold every bidder of a tender. */
const ofGroups = ['cv', 'diffp', 'rd'] as const satisfies (keyof Screens)[]
const mostGroups = 220

/** Columns that say which tender, who, when or the answer, not what kind. */
export const reserved = new Set(['tender', 'amount', 'collusive', 'bidder', 'date', 'winner', 'market'])

/** The features of tenders, each given by its bids: size, screens, distances, screens of its groups, bidders, and every other column of the table. */
export function featuresOf(tenders: readonly (readonly BidRow[])[], columns: readonly string[]): Features {
  const made: [string, number[]][] = []
  const amounts = tenders.map((bids) => bids.map((bid) => bid.amount))
  made.push(['n', amounts.map((bids) => bids.length)])
  made.push(['log_mean', amounts.map((bids) => Math.log(bids.reduce((sum, bid) => sum + bid, 0) / bids.length))])
  made.push(['round', amounts.map(roundness)])
  const screens = amounts.map(screensOf)
  for (const name of shapes) made.push([name, screens.map((one) => even(name, one[name]))])
  const distances = amounts.map(distancesOf)
  distanceNames.forEach((name, at) => {
    made.push([name, distances.map((one) => one[at]!)])
  })
  for (const size of [3, 4]) {
    const groups = amounts.map((bids) => groupScreens(bids, size))
    for (const name of ofGroups)
      for (const [word, fold] of folds)
        made.push([`${name}_${size}_${word}`, groups.map((list) => fold(list.map((one) => even(name, one[name])).filter(Number.isFinite)))])
  }
  if (columns.includes('bidder')) made.push(...bidderFeatures(tenders))
  for (const name of columns.filter((one) => !reserved.has(one))) made.push(...extraFeatures(name, tenders))
  const names = made.map(([name]) => name)
  const grouped = new Set([3, 4].flatMap((size) => ofGroups.flatMap((name) => folds.map(([word]) => `${name}_${size}_${word}`))))
  const plain = [...names.keys()].filter((index) => !grouped.has(names[index]!))
  return { names, columns: made.map(([, values]) => Float64Array.from(values)), plain }
}

// Ratios reach over many orders of size: their logarithms are what trees and lines can hold on to.
function even(name: keyof Screens, value: number | null): number {
  if (value === null) return Number.NaN
  return name === 'skewness' || name === 'kurtosis' || name === 'ks'
    ? value
    : Math.log1p(name === 'cv' || name === 'spd' || name === 'diffp' ? 100 * value : value)
}

const folds: readonly (readonly [string, (values: number[]) => number])[] = [
  ['min', (values) => (values.length === 0 ? Number.NaN : Math.min(...values))],
  ['median', (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN],
]

/** Screens of the groups of so many bids; of very many groups every so-manieth one. */
function groupScreens(amounts: readonly number[], size: number): Screens[] {
  const bids = amounts.toSorted((a, b) => a - b)
  const groups: number[][] = []
  const extend = (group: number[], from: number) => {
    if (group.length === size) groups.push(group)
    else for (let at = from; at < bids.length; at++) extend([...group, bids[at]!], at + 1)
  }
  // Beyond fourteen bids the groups of neighbours are looked at: their number would burst.
  if (bids.length <= 14) extend([], 0)
  else for (let at = 0; at + size <= bids.length; at++) groups.push(bids.slice(at, at + size))
  const every = Math.ceil(groups.length / mostGroups)
  return groups.filter((_, index) => index % every === 0).map(screensOf)
}

/** Mean share of closing zeros among the digits of the whole amount: made-up prices are round. */
function roundness(amounts: readonly number[]): number {
  const shares = amounts.map((amount) => {
    const digits = Math.round(amount).toString()
    return (digits.length - digits.replace(/0+$/, '').length) / digits.length
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** A further column: mean and spread within the tender of numbers, one column a frequent value of words. */
function extraFeatures(name: string, tenders: readonly (readonly BidRow[])[]): [string, number[]][] {
  const texts = tenders.map((bids) => bids.map((bid) => bid.more[name] ?? ''))
  const filled = texts.flat().filter((text) => text !== '')
  if (filled.length === 0) return []
  const numeric = filled.filter((text) => Number.isFinite(Number(text))).length >= 0.95 * filled.length
  if (numeric) {
    const numbers = texts.map((list) =>
      list
        .filter((text) => text !== '')
        .map(Number)
        .filter(Number.isFinite),
    )
    const mean = numbers.map((list) => list.reduce((sum, value) => sum + value, 0) / list.length)
    const spread = numbers.map((list) => (list.length === 0 ? Number.NaN : Math.max(...list) - Math.min(...list)))
    return spread.some((value) => value > 0)
      ? [
          [name, mean],
          [`${name}_spread`, spread],
        ]
      : [[name, mean]]
  }
  const most = texts.map((list) => mode(list))
  const counts = new Map<string, number>()
  for (const text of most) counts.set(text, (counts.get(text) ?? 0) + 1)
  const frequent = [...counts].filter(([text, count]) => text !== '' && count >= Math.max(5, 0.02 * tenders.length))
  return frequent
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 15)
    .map(([text]) => [`${name}=${text}`, most.map((one) => (one === text ? 1 : 0))])
}

function mode(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
