import { cases } from '../cases'
import type { World } from '../world'
import { experts, marks, tenders } from './marks'

const all = ['e1', 'e2', 'e3', 'e4', 'e5']

/** Five experts, one bidder, as many items as scores of the first expert; the others give 6, 8, 6, 8 (mean 7, deviation 1.1547). */
const favour = (first: number[], subjective = true): World => ({
  e: experts(5),
  p: {},
  s: marks(Object.fromEntries(all.map((name, index) => [name, { A: index === 0 ? first : first.map(() => (index % 2 ? 6 : 8)) }])), {
    subjective,
  }),
})

/** One item; the others agree on 5. */
const apart = (score: number, others = [5, 5, 5, 5]): World => ({
  e: experts(5),
  s: marks(Object.fromEntries(all.map((name, index) => [name, { A: [index === 0 ? score : (others[index - 1] ?? 0)] }]))),
})

/** The winner A and B; the first expert's scores given, the others as told to B and to A. Full marks 100. */
const two = (first: [number, number], other: number[], mine = [80, 82, 80, 82]): World => ({
  e: experts(5),
  t: { winner_id: 'A' },
  b: [{ rank: 1 }, { rank: 2 }],
  s: marks(
    Object.fromEntries(
      all.map((name, index) => [
        name,
        index === 0 ? { A: [first[0]], B: [first[1]] } : { A: [mine[index - 1] ?? 0], B: [other[index - 1] ?? 0] },
      ]),
    ),
    { full_marks: 100 },
  ),
})
const above = [82, 83, 82, 83]
const below = [78, 80, 78, 80]

/** Two experts in so many tenders; the second differs from the first by `gap` in every second score. */
const pair = (many: number, gap: number, items = 5): World => ({
  t: tenders(many),
  e: experts(2),
  s: tenders(many).flatMap(({ tender_id }) =>
    marks(
      {
        e1: { A: Array.from({ length: items }, (_, index) => index + 1) },
        e2: { A: Array.from({ length: items }, (_, index) => index + 1 + gap) },
      },
      { tender_id },
    ),
  ),
})

const agreed = (last: number, names = ['e1', 'e2', 'e3']): World => ({
  e: experts(3),
  s: marks(Object.fromEntries(names.map((name, index) => [name, { A: [8, 7], B: [6, index === 2 ? last : 5] }]))),
})

const objective = (score: number, each = {}): World => ({
  e: experts(1),
  s: marks({ e1: { A: [score] } }, { subjective: false, expected: 5, ...each }),
})

export const scoringCases = [
  // 9.5 is 2.17 deviations above the others, 9.2 only 1.9; two items are too few.
  cases('LC081', favour([9.5, 9.5, 9.5]), favour([9.2, 9.2, 9.2]), favour([9.5, 9.5]), false),
  cases('LC082', apart(7.5), apart(10, [5, 9, 5, 9]), apart(7), false),
  // Without the first expert B leads. 80, 80, 80, 84 have the mean 81 and the deviation 2: 84 is one and a half above.
  cases('LC083', two([95, 70], above), two([95, 70], below), two([84, 70], [81, 82, 81, 82], [80, 80, 80, 84]), true),
  // 79 is the mean of B, one deviation is 1.1547: 76.6 is beyond two of them, 76.7 is not; A's 83 is 1.7 above.
  cases('LC084', two([83, 76], below), two([81, 76], below), two([83, 76.7], below), false),
  cases('LC085', pair(3, 0.1), pair(3, 0.5), pair(3, 0.3), true),
  cases('LC086', agreed(5), agreed(4), agreed(5, ['e1', 'e2']), false),
  cases('LC094', objective(4), objective(4, { subjective: true }), objective(5.005), false),
]
