import { Refusal } from '@/lib/kernel/refusal'
import { type Draw, shuffled } from './draw'

/** Tenders to learn from and tenders to be measured on, by index. */
export type Split = { readonly train: readonly number[]; readonly test: readonly number[] }

export const splitKinds = ['tender', 'firm', 'time'] as const
export type SplitKind = (typeof splitKinds)[number]

/** What a split looks at besides the label: who bid, and when. */
export type SplitGround = {
  readonly labels: Uint8Array
  readonly bidders: readonly (readonly string[])[]
  readonly dates: readonly string[]
}

const testShare = 0.2
const tries = 200

/**
 * Draws a split in which both sides have both labels. `tender`: a fifth of each label. `firm`: no bidder of the tested tenders stands
 * in a tender learnt from. `time`: the last fifth; the repeats draw four fifths of the earlier ones. Throws Refusal(invalid).
 */
export function drawSplit(kind: SplitKind, ground: SplitGround, draw: Draw): Split {
  if (kind === 'tender') return byTender(ground, draw)
  for (let attempt = 0; attempt < tries; attempt++) {
    const split = kind === 'firm' ? byFirm(ground, draw) : byTime(ground, draw)
    if (both(split.train, ground) && both(split.test, ground)) return split
  }
  throw new Refusal(
    'invalid',
    kind === 'firm'
      ? '按企业划分后，训练或测试一侧只剩一种标签：企业之间共同投标太密，请改用 --split tender 或 time。'
      : '按时间划分后，训练或测试一侧只有一种标签：后五分之一的标段没有（或全是）串通标段。',
  )
}

const both = (side: readonly number[], { labels }: SplitGround) =>
  side.some((one) => labels[one] === 1) && side.some((one) => labels[one] === 0)

/** A fifth of each label drawn for testing. */
export function byTender({ labels }: Pick<SplitGround, 'labels'>, draw: Draw, share = testShare): Split {
  const [train, test]: [number[], number[]] = [[], []]
  for (const label of [0, 1]) {
    const members = [...labels.keys()].filter((one) => labels[one] === label)
    const order = shuffled(members.length, draw).map((at) => members[at]!)
    const cut = Math.max(1, Math.round(members.length * share))
    test.push(...order.slice(0, cut))
    train.push(...order.slice(cut))
  }
  return { train, test }
}

function byFirm({ bidders, labels }: SplitGround, draw: Draw): Split {
  const firms = [...new Set(bidders.flat())]
  const held = new Set<string>()
  const wanted = labels.length * testShare
  let tested = new Set<number>()
  for (const at of shuffled(firms.length, draw)) {
    if (tested.size >= wanted) break
    held.add(firms[at]!)
    tested = new Set(bidders.flatMap((list, tender) => (list.length > 0 && list.every((firm) => held.has(firm)) ? [tender] : [])))
  }
  // Tenders in which held and other firms met belong to neither side.
  const train = bidders.flatMap((list, tender) => (list.every((firm) => !held.has(firm)) ? [tender] : []))
  return { train, test: [...tested] }
}

function byTime({ dates, labels }: SplitGround, draw: Draw): Split {
  const order = [...labels.keys()].sort((a, b) => (dates[a]! < dates[b]! ? -1 : dates[a]! > dates[b]! ? 1 : a - b))
  const cut = Math.round(order.length * (1 - testShare))
  const earlier = order.slice(0, cut)
  const kept = shuffled(earlier.length, draw).slice(0, Math.round(earlier.length * (1 - testShare)))
  return { train: kept.map((at) => earlier[at]!), test: order.slice(cut) }
}
