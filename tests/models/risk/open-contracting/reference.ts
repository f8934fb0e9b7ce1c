import type { Json } from '@/lib/procurement/ocds/values'

/** What an indicator says: `code|kind|id|ocid` (the process of a finding about one of its bidders is left out: `code|tenderer|id`) → value. */
export type Findings = Map<string, number>

type Bid = { status?: string; date?: string; tenderers?: { id: string }[]; value?: { amount: number; currency: string } }
type Award = { status?: string; suppliers?: { id: string }[]; items?: { classification?: { id: string } }[] }
type Release = {
  ocid: string
  buyer?: { id: string }
  tender?: {
    status?: string
    procurementMethod?: string
    numberOfTenderers?: number
    procuringEntity?: { id: string }
    tenderPeriod?: { startDate: string; endDate: string }
  }
  bids?: { details: Bid[] }
  awards?: Award[]
}

/** A quantile of type R-8, said plainly. */
export function r8(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const h = (sorted.length + 1 / 3) * p + 1 / 3
  const low = Math.floor(h)
  if (low <= 0) return sorted[0]!
  if (low >= sorted.length) return sorted.at(-1)!
  return sorted[low - 1]! + (h - low) * (sorted[low]! - sorted[low - 1]!)
}

const ids = (list: { id: string }[] = []) => list.map(({ id }) => id)
const submitted = (release: Release) =>
  (release.bids?.details ?? []).filter(({ status }) => status !== undefined && !['invited', 'withdrawn'].includes(status))
const valid = (release: Release) => (release.bids?.details ?? []).filter(({ status }) => status === 'valid')
const final = ({ awards = [] }: Release) => awards.every(({ status = '' }) => ['active', 'cancelled', 'unsuccessful'].includes(status))
const active = ({ awards = [] }: Release) => awards.filter(({ status }) => status === 'active')

/** The one supplier of the one active award where all awards are final. */
function sole(release: Release): string | undefined {
  const [award, second] = active(release)
  return final(release) && award && !second && award.suppliers?.length === 1 ? award.suppliers[0]!.id : undefined
}

/** The eleven indicators with their defaults, said plainly over the releases themselves: what the models have to give. */
export function published(given: readonly Json[], currency: string): Findings {
  const found: Findings = new Map()
  const releases = (given as unknown as Release[]).filter((release) => release.tender?.status !== 'cancelled')
  const flag = (code: string, kind: string, id: string, value: number) => found.set(`${code}|${kind}|${id}`, value)
  for (const release of releases) ofProcess(release, currency, flag)
  ofRatios(releases, currency, flag)
  ofLosers(releases, flag)
  ofRejected(releases, flag)
  ofKinds(releases, flag)
  return found
}

type Flag = (code: string, kind: string, id: string, value: number) => void

function ofProcess(release: Release, currency: string, flag: Flag): void {
  const { ocid, tender = {} } = release
  const period = tender.tenderPeriod
  if (period && Math.trunc((Date.parse(period.endDate) - Date.parse(period.startDate)) / 86_400_000) < 15) flag('R003', 'tender', ocid, 1)
  if (tender.numberOfTenderers === 1 && ['open', 'selective'].includes(tender.procurementMethod ?? '')) flag('R018', 'tender', ocid, 1)
  const prices = new Map<string, string[]>()
  for (const { tenderers, value } of submitted(release)) {
    if (!value || !tenderers?.length) continue
    const key = `${value.amount} ${value.currency}`
    prices.set(key, [...(prices.get(key) ?? []), ids(tenderers).toSorted().join('+')])
  }
  for (const sets of prices.values()) {
    if (new Set(sets).size < 2) continue
    flag('R028', 'tender', ocid, 1)
    for (const id of sets.flatMap((set) => set.split('+'))) flag('R028', 'tenderer', id, 1)
  }
  const winners = new Set(active(release).flatMap(({ suppliers }) => ids(suppliers)))
  for (const { date, tenderers } of valid(release)) {
    if (!date || !period || Date.parse(date) <= Date.parse(period.endDate)) continue
    for (const id of ids(tenderers).filter((each) => winners.has(each))) {
      flag('R030', 'tender', ocid, 1)
      flag('R030', 'tenderer', id, 1)
    }
  }
  const ok = new Set(valid(release).flatMap(({ tenderers }) => ids(tenderers)))
  const out = new Set(submitted(release).flatMap(({ status, tenderers }) => (status === 'disqualified' ? ids(tenderers) : [])))
  const others = [...out].filter((id) => !ok.has(id)).length
  if (final(release) && ok.size === 1 && winners.size === 1 && [...ok].every((id) => winners.has(id)) && others >= 1) {
    flag('R035', 'tender', ocid, others)
    flag('R035', 'tenderer', [...ok][0]!, 0)
  }
  const priced = submitted(release).filter(({ value }) => value?.currency === currency)
  const lowest = priced.reduce<Bid | undefined>((low, bid) => (low && low.value!.amount <= bid.value!.amount ? low : bid), undefined)
  if (active(release).length > 0 && lowest?.status === 'disqualified' && priced.some(({ status }) => status === 'valid'))
    flag('R036', 'tender', ocid, 1)
}

function ofRatios(releases: readonly Release[], currency: string, flag: Flag): void {
  const ratios = releases.flatMap((release) => {
    const winner = sole(release)
    const bids = valid(release).filter(({ tenderers, value }) => tenderers?.length === 1 && value?.currency === currency)
    const lowest = (mine: boolean) =>
      bids
        .filter(({ tenderers }) => (tenderers![0]!.id === winner) === mine)
        .reduce<Bid | undefined>((low, bid) => (low && low.value!.amount <= bid.value!.amount ? low : bid), undefined)
    const [won, other] = [lowest(true), lowest(false)]
    if (winner === undefined || !won || !other || other.value!.amount < won.value!.amount) return []
    const ratio = (other.value!.amount - won.value!.amount) / won.value!.amount
    return { ocid: release.ocid, winner, other: other.tenderers![0]!.id, ratio }
  })
  if (ratios.length === 0) return
  const [q1, q3] = [0.25, 0.75].map((p) =>
    r8(
      ratios.map(({ ratio }) => ratio),
      p,
    ),
  ) as [number, number]
  const [low, high] = [q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)]
  for (const { ocid, winner, other, ratio } of ratios) {
    if (q1 > 0 && low > 0 && ratio <= low) {
      flag('R024', 'tender', ocid, ratio)
      for (const id of [winner, other]) flag('R024', 'tenderer', id, 0)
    }
    if (high > 0 && ratio >= high) {
      flag('R058', 'tender', ocid, ratio)
      flag('R058', 'tenderer', winner, 0)
    }
  }
}

function ofLosers(releases: readonly Release[], flag: Flag): void {
  const tally = new Map<string, { won: number; bids: number }>()
  for (const release of releases) {
    const winner = sole(release)
    if (winner === undefined) continue
    const bidders = new Set(valid(release).flatMap(({ tenderers }) => (tenderers?.length === 1 ? ids(tenderers) : [])))
    for (const id of bidders) {
      const { won, bids } = tally.get(id) ?? { won: 0, bids: 0 }
      tally.set(id, { won: won + Number(id === winner), bids: bids + 1 })
    }
  }
  const list = [...tally.values()]
  if (list.length === 0) return
  const [q1, q3] = [0.25, 0.75].map((p) =>
    r8(
      list.map(({ won, bids }) => won / bids),
      p,
    ),
  ) as [number, number]
  const low = q1 - 1.5 * (q3 - q1)
  const busy = r8(
    list.map(({ bids }) => bids),
    0.75,
  )
  for (const [id, { won, bids }] of tally)
    if (q1 > 0 && low > 0 && bids >= busy && won / bids <= low) flag('R025', 'tenderer', id, won / bids)
}

function ofRejected(releases: readonly Release[], flag: Flag): void {
  const kinds = { buyer: new Map(), procuringEntity: new Map(), tenderer: new Map() } as Record<
    string,
    Map<string, { out: number; bids: number }>
  >
  const count = (kind: string, id: string | undefined, out: boolean) => {
    if (id === undefined) return
    const held = kinds[kind]!.get(id) ?? { out: 0, bids: 0 }
    kinds[kind]!.set(id, { out: held.out + Number(out), bids: held.bids + 1 })
  }
  for (const release of releases) {
    for (const { status, tenderers } of submitted(release)) {
      const out = status === 'disqualified'
      count('buyer', release.buyer?.id, out)
      count('procuringEntity', release.tender?.procuringEntity?.id, out)
      for (const id of ids(tenderers)) count('tenderer', id, out)
    }
  }
  for (const [kind, tally] of Object.entries(kinds)) {
    const list = [...tally].filter(([, { bids }]) => bids >= 2).map(([id, { out, bids }]) => ({ id, ratio: out / bids }))
    if (list.length === 0) continue
    const [q1, q3] = [0.25, 0.75].map((p) =>
      r8(
        list.map(({ ratio }) => ratio),
        p,
      ),
    ) as [number, number]
    const high = q3 + 1.5 * (q3 - q1)
    for (const { id, ratio } of list) if (high > 0 && ratio >= high) flag('R038', kind, id, ratio)
  }
}

function ofKinds(releases: readonly Release[], flag: Flag): void {
  const tally = new Map<string, { processes: Set<string>; codes: Set<string> }>()
  for (const release of releases) {
    for (const { suppliers, items = [] } of active(release)) {
      if (suppliers?.length !== 1) continue
      for (const code of items.flatMap(({ classification }) => classification?.id ?? [])) {
        const held = tally.get(suppliers[0]!.id) ?? { processes: new Set(), codes: new Set() }
        held.processes.add(release.ocid)
        held.codes.add(code.slice(0, 2))
        tally.set(suppliers[0]!.id, held)
      }
    }
  }
  const list = [...tally].filter(([, { processes }]) => processes.size >= 20).map(([id, { codes }]) => ({ id, n: codes.size }))
  if (list.length === 0) return
  const [q1, q3] = [0.25, 0.75].map((p) =>
    r8(
      list.map(({ n }) => n),
      p,
    ),
  ) as [number, number]
  for (const { id, n } of list) if (n >= q3 + 1.5 * (q3 - q1)) flag('R048', 'tenderer', id, n)
}
