import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

/** So many tenders of A at 100 万元 each, and one of B. */
const shared = (mine: number, other: number, each: Row = {}): World => ({
  p: [{}, {}],
  t: [
    ...Array.from({ length: mine }, (_, index) => ({
      tender_id: `t${index + 1}`,
      winner_id: 'A',
      awarded_on: '2026-05-10',
      award_amount: wan(100),
      ...each,
    })),
    { tender_id: 'other', winner_id: 'B', awarded_on: '2026-05-10', award_amount: wan(other) },
  ],
})

/** Twelve tenders of one class of 100 万元 each, one after the other for so many suppliers. */
const market = (suppliers: number, many = 12): World => ({
  t: Array.from({ length: many }, (_, index) => ({
    tender_id: `t${index + 1}`,
    class_code: 'A01',
    winner_id: 'ABCDEF'[index % suppliers],
    awarded_on: '2026-05-10',
    award_amount: wan(100),
  })),
})

const single = (ones: number, many: number, each: Row = {}): World => ({
  t: Array.from({ length: many }, (_, index) => ({
    tender_id: `t${index + 1}`,
    method: '公开招标',
    deadline_on: '2026-05-10',
    submitted_count: index < ones ? 1 : 3,
    ...each,
  })),
})

const saved = (award: number, many = 5): World => ({
  t: Array.from({ length: many }, (_, index) => ({
    tender_id: `t${index + 1}`,
    budget: wan(100),
    award_amount: wan(award),
    awarded_on: '2026-05-10',
  })),
})

export const concentrationCases = [
  cases('JY014', shared(6, 400), shared(5, 100, { awarded_on: '2025-05-10' }), shared(5, 750), true),
  cases('JY015', market(2), market(6), market(4), true),
  cases('JY016', single(3, 10), single(3, 10, { method: '直接采购' }), single(1, 5), true),
  cases('JY028', saved(99.8), saved(95), saved(60), true),
]
