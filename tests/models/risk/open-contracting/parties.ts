import { cases } from '../cases'
import type { World } from '../world'
import { processes } from './prices'

// F bids in every process and wins `wins` of them; each of the others bids once and wins. P25 of the ratios is 1 while all others win.
const loser = (wins: number, all = 10): World =>
  processes(
    ...Array.from({ length: all }, (_, at) => {
      const other: [string, number] = [`O${at}`, 100]
      return at < wins ? [['F', 90] as [string, number]] : [other, ['F', 110] as [string, number]]
    }),
  )

const rejecting = (...outs: boolean[]): World => ({
  ...processes(
    ...outs.map((out, at): [string, number, string?][] => [
      ['A', 100],
      [`X${at}`, 90, out ? 'disqualified' : 'valid'],
    ]),
  ),
  t: outs.map((_, at) => ({ tender_id: `t${at + 1}`, buyer_id: `buyer${at}`, procuring_entity_id: `entity${at}` })),
})
const withBuyers = (world: World): World => ({
  ...world,
  p: [
    ...(world.p as object[]),
    ...(world.t as object[]).flatMap((_, at) =>
      ['buyer', 'entity'].map((kind) => ({ party_id: `${kind}${at}`, ref: `${kind}${at}`, name: kind })),
    ),
  ] as World['p'],
})

/** Suppliers, each with 20 processes whose items have classes of so many kinds. */
const supplies = (...kinds: number[]): World => ({
  t: kinds.flatMap((_, who) => Array.from({ length: 20 }, (__, at) => ({ tender_id: `t${who}-${at}` }))),
  p: kinds.map((_, who) => ({ party_id: `S${who}`, ref: `S${who}`, name: 'S' })),
  w: kinds.flatMap((_, who) =>
    Array.from({ length: 20 }, (__, at) => ({
      award_id: `w${who}-${at}`,
      tender_id: `t${who}-${at}`,
      party_id: `S${who}`,
      award_no: '1',
      status: 'active',
    })),
  ),
  ti: kinds.flatMap((kind, who) =>
    Array.from({ length: 20 }, (__, at) => ({
      item_id: `i${who}-${at}`,
      tender_id: `t${who}-${at}`,
      award_no: '1',
      class_id: `${10 + (at % kind)}000000`,
    })),
  ),
})

export const partyCases = [
  cases('R025', loser(1), loser(0, 2), { ...loser(1), w: { tender_id: 't1', party_id: 'F', award_no: '1', status: 'pending' } }, false),
  cases(
    'R038',
    withBuyers(rejecting(true, true, false, false, false, false, false, false, false, false)),
    withBuyers(rejecting(false, false, false, false)),
    withBuyers(rejecting(true, true)),
    true,
  ),
  cases(
    'R048',
    supplies(5, 1, 1, 1, 1),
    { ...supplies(5, 1), w: (supplies(5, 1).w as object[]).map((row) => ({ ...row, status: 'cancelled' })) as World['w'] },
    supplies(1, 1, 1),
    true,
  ),
]
