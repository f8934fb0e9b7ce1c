import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '@/lib/kernel/refusal'
import { drawFrom, shuffled } from '@/lib/risk/learning/draw'
import { featuresOf } from '@/lib/risk/learning/features'
import { growForest, scoreForest } from '@/lib/risk/learning/forest'
import { labelledTenders } from '@/lib/risk/learning/labelled'
import { learn } from '@/lib/risk/learning/learner'
import { fitLogistic, scoreLogistic } from '@/lib/risk/learning/logistic'
import { aucOf, bestThreshold, precisionTop, qualityOf } from '@/lib/risk/learning/metrics'
import { measure } from '@/lib/risk/learning/protocol'
import { drawSplit, splitKinds } from '@/lib/risk/learning/splits'
import type { BidRow } from '@/lib/risk/screens/bids-table'

const scored = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 6 }) }), { minLength: 2, maxLength: 40 })
  .filter((rows) => new Set(rows.map((row) => row.label)).size === 2)

describe('measures', () => {
  test('AUC is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const pairs = rows
          .filter((a) => a.label === 1)
          .flatMap((a) => rows.filter((b) => b.label === 0).map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)))
        const auc = aucOf(
          rows.map((row) => row.label),
          rows.map((row) => row.score),
        )
        expect(auc).toBeCloseTo(pairs.reduce<number>((sum, one) => sum + one, 0) / pairs.length, 10)
      }),
    )
  })

  test('no threshold is better than the best one', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [labels, scores] = [rows.map((row) => row.label), rows.map((row) => row.score)]
        const reached = qualityOf(labels, scores, bestThreshold(labels, scores)).balancedAccuracy
        for (const threshold of [-1, 0, 1, 2, 3, 4, 5, 6, 7])
          expect(reached).toBeGreaterThanOrEqual(qualityOf(labels, scores, threshold).balancedAccuracy - 1e-12)
      }),
    )
  })

  test('by hand', () => {
    const [labels, scores] = [
      [1, 1, 0, 0, 0],
      [0.9, 0.4, 0.6, 0.2, 0.1],
    ]
    expect(qualityOf(labels, scores, 0.5)).toMatchObject({ balancedAccuracy: (1 / 2 + 2 / 3) / 2, f1: 0.5 })
    expect(aucOf(labels, scores)).toBeCloseTo(5 / 6)
    expect(precisionTop(labels, scores, 0.4)).toBe(0.5)
    // Two of three equal ones fit: two thirds of each of the two labelled ones.
    expect(precisionTop([1, 1, 0, 0], [5, 5, 5, 1], 0.5)).toBeCloseTo(2 / 3)
  })
})

/** Examples of which the label depends on two features together (exclusive or), with two columns of noise. */
function crossed(count: number) {
  const draw = drawFrom(7)
  const columns = Array.from({ length: 4 }, () => Float64Array.from({ length: count }, () => draw.next() - 0.5))
  return { columns, labels: Uint8Array.from({ length: count }, (_, i) => (columns[0]![i]! * columns[1]![i]! > 0 ? 1 : 0)) }
}

describe('learners', () => {
  test.each([true, false])('a forest (extra = %s) finds what two features say together, and the features', (extra) => {
    const examples = crossed(400)
    const { forest, unseen } = growForest(examples, { trees: 120, extra, leaf: 2, tried: 2 }, drawFrom(1))
    expect(aucOf(examples.labels, unseen)).toBeGreaterThan(0.9)
    expect(Math.min(forest.gains[0]!, forest.gains[1]!)).toBeGreaterThan(Math.max(forest.gains[2]!, forest.gains[3]!))
    const scores = [0, 1].map((label) =>
      scoreForest(forest, [Float64Array.of(0.3), Float64Array.of(label ? 0.3 : -0.3), Float64Array.of(0), Float64Array.of(0)], 0),
    )
    expect(scores[1]).toBeGreaterThan(scores[0]!)
  })

  test('values that are neighbours among all numbers part without leaving anything unknown', () => {
    const one = 1 + Number.EPSILON
    const columns = [Float64Array.from({ length: 60 }, (_, i) => (i % 2 ? one : 1))]
    const { forest, unseen } = growForest(
      { columns, labels: Uint8Array.from({ length: 60 }, (_, i) => i % 2) },
      { trees: 30, extra: false, leaf: 2, tried: 1 },
      drawFrom(1),
    )
    expect(unseen.every((score) => !Number.isNaN(score))).toBe(true)
    expect([1, one].map((value) => scoreForest(forest, [Float64Array.of(value)], 0))).toEqual([0, 1])
  })

  test('a logistic regression finds the line, whatever the units', () => {
    const draw = drawFrom(3)
    const x = Float64Array.from({ length: 300 }, () => 1e6 * draw.next())
    const labels = Uint8Array.from(x, (value) => (value + 2e5 * (draw.next() - 0.5) > 4e5 ? 1 : 0))
    const model = fitLogistic({ columns: [x], labels }, 1)
    const at = (value: number) => scoreLogistic(model, [Float64Array.of(value)], 0)
    expect([at(1e5) < 0.2, at(4e5) > 0.3 && at(4e5) < 0.7, at(8e5) > 0.8]).toEqual([true, true, true])
  })

  test('what is learnt is the same for the same seed, and holds with gaps', () => {
    const examples = crossed(120)
    examples.columns[2]!.fill(Number.NaN, 0, 60)
    examples.columns[3]!.fill(Number.NaN)
    const [one, two] = [learn(examples, drawFrom(5)), learn(examples, drawFrom(5))]
    expect([one.threshold, one.learner]).toEqual([two.threshold, two.learner])
    const scores = Array.from(examples.labels, (_, i) => one.score(examples.columns, i))
    for (const score of scores) expect(score >= 0 && score <= 1).toBe(true)
    expect(aucOf(examples.labels, scores)).toBeGreaterThan(0.9)
  })
})

/** Tenders of 3 to 6 bids; in a collusive one the losers stand close together far above the winner. */
function market(tenders: number, firms = 30): BidRow[] {
  const draw = drawFrom(11)
  return Array.from({ length: tenders }, (_, tender) => {
    const collusive = tender % 3 === 0
    const base = 1e6 * (1 + draw.next())
    return Array.from({ length: 3 + draw.below(4) }, (__, place) => {
      const above = place === 0 ? 0 : collusive ? 0.08 + 0.01 * draw.next() : 0.2 * draw.next()
      const amount = base * (1 + above)
      const more = {
        tender: String(tender),
        amount: String(amount),
        collusive: collusive ? '1' : '0',
        bidder: `企业${(tender * 7 + place * place) % firms}`,
        date: `2025-${String(1 + (tender % 12)).padStart(2, '0')}-01`,
        类别: tender % 2 ? '工程' : '货物',
      }
      return { line: tender * 10 + place + 2, tender: String(tender), amount, more }
    })
  }).flat()
}
const table = (bids: BidRow[]) => ({ columns: Object.keys(bids[0]!.more), bids, faults: [] })
const wish = { where: [], minBids: 3, split: 'tender' as const }

describe('the protocol', () => {
  test('finds the cartel that is there, and nothing where labels are drawn', () => {
    const { features, ground } = labelledTenders(table(market(240)), wish)
    const card = measure(features, ground, { split: 'tender', repeats: 3, seed: 1 })
    expect(card).toMatchObject({ n: 240, positives: 80, majority: 2 / 3 })
    expect(card.auc.mean).toBeGreaterThan(0.9)
    expect(card.balancedAccuracy.mean).toBeGreaterThan(0.85)
    expect(card.features.reduce((sum, one) => sum + one.importance, 0)).toBeCloseTo(1)
    const draw = drawFrom(2)
    const drawn = { ...ground, labels: ground.labels.map(() => (draw.next() < 0.4 ? 1 : 0)) }
    const chance = measure(features, drawn, { split: 'tender', repeats: 6, seed: 1 })
    expect(Math.abs(chance.auc.mean - 0.5)).toBeLessThan(0.15)
  })

  test('ends when told to', () => {
    const { features, ground } = labelledTenders(table(market(60)), wish)
    let heard = 0
    measure(features, ground, { split: 'tender', repeats: 50, seed: 1 }, () => ++heard < 2)
    expect(heard).toBe(2)
  })

  test.each(splitKinds)('%s: nothing that is measured was learnt from', (kind) => {
    const { ground } = labelledTenders(table(market(240, 200)), { ...wish, split: kind })
    for (let seed = 0; seed < 10; seed++) {
      const { train, test: tested } = drawSplit(kind, ground, drawFrom(seed))
      expect(train.filter((one) => tested.includes(one))).toEqual([])
      expect(tested.length).toBeGreaterThan(0)
      const firms = new Set(train.flatMap((one) => ground.bidders[one]!))
      if (kind === 'firm') expect(tested.flatMap((one) => ground.bidders[one]!).filter((firm) => firms.has(firm))).toEqual([])
      if (kind === 'time') {
        const last = train
          .map((one) => ground.dates[one]!)
          .sort()
          .at(-1)!
        for (const one of tested) expect(ground.dates[one]! >= last).toBe(true)
      }
    }
  })

  test('the same seed draws the same order, every number once', () => {
    expect(shuffled(50, drawFrom(4))).toEqual(shuffled(50, drawFrom(4)))
    expect(shuffled(50, drawFrom(4)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })
})

describe('features', () => {
  test('of 2,000 bidders are still made, and a further column of words becomes one column a value', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({ line: i, tender: 'A', amount: 100 + i, more: { bidder: `企业${i}` } }))
    const { names, columns } = featuresOf(
      [
        many,
        ...Array.from({ length: 20 }, (_, t) => [
          { line: 1, tender: `B${t}`, amount: 5, more: { bidder: '甲', 类别: t % 2 ? '工程' : '货物' } },
        ]),
      ],
      ['tender', 'amount', 'bidder', '类别'],
    )
    expect(names).toEqual(expect.arrayContaining(['n', 'cv', 'cv_3_min', 'bidders_together', '类别=工程', '类别=货物']))
    expect(columns.every((column) => column.length === 21)).toBe(true)
    expect(columns[names.indexOf('n')]![0]).toBe(2000)
  })
})

describe('tables that cannot be learnt from', () => {
  const refusal = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (isRefusal(error)) return error.message
      throw error
    }
    return null
  }
  test.each([
    [{ ...wish, where: [{ column: 'market', value: 'X' }] }, /文件没有列 market/],
    [{ ...wish, where: [{ column: '类别', value: '服务' }] }, /没有符合 --where 类别=服务 的行/],
    [{ ...wish, minBids: 7 }, /两种标签各须至少 5 个/],
  ])('%j: %s', (one, message) => {
    expect(refusal(() => labelledTenders(table(market(60)), one))).toMatch(message)
  })

  test('a label that is none is named with its line', () => {
    const bids = market(30)
    bids[4] = { ...bids[4]!, more: { ...bids[4]!.more, collusive: 'maybe' } }
    expect(refusal(() => labelledTenders(table(bids), wish))).toBe(`第 ${bids[4]!.line} 行 collusive“maybe”应为 1 或 0。`)
  })

  test('a split by time reads days however they are written, and names the line of one that is none', () => {
    const written = (date: string) => {
      const bids = market(30).map((bid, at) => ({ ...bid, more: { ...bid.more, date: at === 0 ? date : '2025-10-01' } }))
      return labelledTenders(table(bids), { ...wish, split: 'time' }).ground.dates[0]
    }
    expect(['2025-9-1', '2025/09/01', '2025年9月1日 10:00', '2025-9', '17', ''].map(written)).toEqual([
      ...['2025-09-01', '2025-09-01', '2025-09-01', '2025-09', '000000000017', '2025-10-01'],
    ])
    expect(refusal(() => written('01/09/2025'))).toBe('第 2 行 date“01/09/2025”分不出先后，--split time 的日期应如 2026-03-01。')
    expect(refusal(() => written('2025-02-30'))).toMatch(/^第 2 行 date“2025-02-30”/)
  })

  test('a table without a single bid says so', () => {
    expect(refusal(() => labelledTenders({ ...table(market(1)), bids: [] }, wish))).toMatch(/^文件里没有可用的报价/)
  })

  test('a split by firm needs firms', () => {
    const bids = market(30).map((bid) => ({ ...bid, more: { ...bid.more } }))
    const columns = Object.keys(bids[0]!.more).filter((name) => name !== 'bidder')
    expect(refusal(() => labelledTenders({ columns, bids, faults: [] }, { ...wish, split: 'firm' }))).toBe(
      '--split firm 需要列 bidder，文件没有这一列。',
    )
  })
})
