import { cases } from '../cases'
import { type Row, wan } from '../world'

const usual = (usualRow: (index: number) => Row, last: Row) => ({
  t: [...Array.from({ length: 12 }, (_, index) => ({ category: '货物', ...usualRow(index) })), { category: '货物', ...last }],
})
const stars = (count: number) => usual((index) => ({ star_count: 4 + (index % 3) }), { star_count: count })
const chars = (count: number) => usual((index) => ({ qualification_chars: 480 + 10 * (index % 5) }), { qualification_chars: count })
const makers = { maker_similarity: 0.7, maker_second_similarity: 0.2 }

export const parameterCases = [
  cases(
    'LC022',
    { t: { star_count: 8, products_meeting: 0 } },
    { t: { star_count: 0, products_meeting: 0 } },
    { t: { star_count: 8, products_meeting: 1 } },
    true,
  ),
  cases(
    'LC023',
    { t: { exact_params_pct: 0.7, odd_params: 4 } },
    { t: { exact_params_pct: 0.7, odd_params: 2 } },
    { t: { exact_params_pct: 0.5, odd_params: 3 } },
    true,
  ),
  cases(
    'LC024',
    { t: makers },
    { t: { ...makers, maker_second_similarity: 0.5 } },
    { t: { maker_similarity: 0.6, maker_second_similarity: 0.3 } },
    false,
  ),
  cases('LC025', { t: { winner_prior_passage: 120 } }, { t: { winner_prior_passage: 20 } }, { t: { winner_prior_passage: 60 } }, true),
  cases('LC028', { t: { qualification_over: 2 } }, { t: { qualification_over: 0 } }, { t: { qualification_over: 1 } }, true),
  cases('LC029', { t: { odd_qualifications: 3 } }, { t: { odd_qualifications: 1 } }, { t: { odd_qualifications: 2 } }, true),
  cases(
    'LC031',
    { t: { record_amount: wan(600), estimate: wan(400) } },
    { t: { record_amount: wan(200), estimate: wan(400) } },
    { t: { record_amount: wan(400), estimate: wan(400) } },
    true,
  ),
  cases(
    'LC032',
    { t: { record_count: 6, record_years: 5 } },
    { t: { record_count: 3, record_years: 5 } },
    { t: { record_count: 1, record_years: 2 } },
    true,
  ),
  cases('LC039', { t: { visit_days: 1 } }, { t: { visit_days: 7 } }, { t: { visit_days: 3 } }, false),
  // Quartiles 4 and 6 put the fence at 9.
  cases('LC044', stars(30), stars(6), stars(9), false),
  cases('LC045', chars(900), chars(520), chars(530), false),
  cases('LC046', { t: { class_count: 4 } }, { t: { class_count: 4, bundling_note: true } }, { t: { class_count: 3 } }, true),
]
