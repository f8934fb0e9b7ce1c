import type { FormValues } from '@/lib/forms/schema'
import { districtName } from '@/lib/identity/districts'
import { shanghaiDate } from '@/lib/kernel/workday'
import { counterOf, endsInPaper, formatNumber, type NumberSeries, type PaperOutcome, seriesOf } from '@/lib/matters/paper/number'
import { districtOrgan, issuingOrgan, type Organ } from '@/lib/matters/paper/organ'
import { districtBodyName } from '../organisation/bodies'
import { finalMove } from './synced'
import type { SimulatedFiling } from './types'

/** All numbers of the scenario and where the counters stand after them. Numbers follow the time of arrival and of issue, without gaps. */
export type Numbers = {
  readonly filing: ReadonlyMap<string, string>
  readonly paper: ReadonlyMap<string, string>
  readonly counters: readonly { readonly series: string; readonly year: number; readonly value: bigint }[]
}

/** Gives the filings their numbers and those of their papers, after those that are `used` already. */
export function numbersOf(filings: readonly SimulatedFiling[], used: Numbers['counters'] = []): Numbers {
  const counters = new Map<string, { series: string; year: number; value: bigint }>(
    used.map((one) => [`${one.series}${one.year}`, { ...one }]),
  )
  const next = (wanted: NumberSeries, at: string, organ: Organ = issuingOrgan): string => {
    const series = counterOf(wanted, organ)
    const year = Number(shanghaiDate(Date.parse(at)).slice(0, 4))
    const counter = counters.get(`${series}${year}`) ?? { series, year, value: 0n }
    counter.value += 1n
    counters.set(`${series}${year}`, counter)
    return formatNumber(wanted, year, counter.value, organ)
  }
  const arrived = filings.flatMap((one) => (one.state.arrivedAt ? [{ one, at: one.state.arrivedAt }] : []))
  const decided = filings.flatMap((one) => (endsInPaper(one.state.status) ? [{ one, at: finalMove(one).event.at }] : []))
  const byTime = <T extends { at: string; one: SimulatedFiling }>(list: T[]) =>
    list.sort((a, b) => (a.at === b.at ? (a.one.id < b.one.id ? -1 : 1) : a.at < b.at ? -1 : 1))
  const filing = new Map(byTime(arrived).map(({ one, at }) => [one.plan.name, next('filing', at)]))
  const paper = new Map(
    byTime(decided).map(({ one, at }) => [
      one.plan.name,
      next(seriesOf(one.matter.kind, one.state.status as PaperOutcome), at, organOf(one)),
    ]),
  )
  return { filing, paper, counters: [...counters.values()] }
}

/** Who issued the paper of a filing: the body of the district for its own enterprises, else the commission. */
export function organOf({ state: { body } }: SimulatedFiling): Organ {
  return body === null ? issuingOrgan : districtOrgan({ name: districtBodyName(districtName(body)), adcode: body })
}

/** Writes into a form the number of the filing it cites, now that it is known. */
export function withCitation(values: FormValues, { plan }: SimulatedFiling, numbers: Numbers): FormValues {
  const { cites } = plan
  const number = cites && (cites.what === 'number' ? numbers.filing : numbers.paper).get(cites.plan)
  return cites && number ? { ...values, [cites.field]: number } : values
}
