import { cases } from '../cases'
import { said } from '../passages'
import { type Row, wan } from '../world'

const out: Row = { status: 'disqualified', reject_reason: '未按要求签字盖章' }
const lowest = { award_rule: '最低价' }
const prices = (first: Row, second: number) => ({
  t: lowest,
  b: [{ amount: wan(80), ...first }, { amount: wan(second) }, { amount: wan(95) }],
})

/** Eight buyers with two tenders of two bids each; of the first one's four bids so many are rejected. */
const rejecting = (rejected: number, tenders = 2) => {
  const buyers = Array.from({ length: 8 }, (_, index) => `o${index}`)
  const all = buyers.flatMap((org, index) =>
    Array.from({ length: index === 0 ? tenders : 2 }, (_, nth) => ({ org_id: org, tender_id: `${org}-${nth}` })),
  )
  return {
    t: all,
    b: all.flatMap(({ org_id, tender_id }, index) =>
      ['A', 'B'].map((party_id, place) => ({
        org_id,
        tender_id,
        party_id,
        // The others reject one of four, now and then.
        status:
          org_id === 'o0'
            ? index * 2 + place < rejected
              ? 'disqualified'
              : 'valid'
            : Number(org_id.slice(1)) % 2 && place === 0 && tender_id.endsWith('-0')
              ? 'disqualified'
              : 'valid',
      })),
    ),
  }
}
const flaw = (first: string, second: string, defect = '缺法定代表人授权书') => ({
  b: [
    { defect: '缺法定代表人授权书', status: first },
    { defect, status: second },
  ],
})
const low = (amount: number, more: Row = {}) => ({ b: [{ amount: wan(amount), ...more }, { amount: wan(100) }, { amount: wan(110) }] })
const atTheBounds = { t: { ceiling: wan(100) }, b: [{ amount: wan(45) }, { amount: wan(90) }, { amount: wan(110) }] }

export const rejectionCases = [
  cases(
    'LC057',
    { t: { winner_id: 'A' }, b: [{}, out, out, out] },
    { t: { winner_id: 'A' }, b: [{}, {}, out, out] },
    { t: { winner_id: 'A' }, b: [{}, out, out] },
    true,
  ),
  cases('LC058', prices(out, 90), { ...prices(out, 90), t: { award_rule: '综合评估' } }, prices(out, 80), false),
  // Rates 0 and 1/4 of the others put the fence between; one tender is too few to say.
  cases('LC059', rejecting(4), rejecting(0), rejecting(2, 1), false),
  cases(
    'LC060',
    { b: { status: 'disqualified', reject_reason: '方案不够新颖' } },
    { b: { status: 'disqualified', reject_reason: '投标报价超过最高投标限价' } },
    { b: { status: 'disqualified', reject_reason: '方案不够新颖', reject_class: '文件载明的情形' } },
    false,
  ),
  cases('LC061', flaw('disqualified', 'valid'), flaw('disqualified', 'disqualified'), flaw('disqualified', 'valid', '缺营业执照'), false),
  // Exactly half of the second lowest and 45 % of the ceiling is not below either.
  cases('LC062', low(40), low(40, { low_price_explained: true }), atTheBounds, false),
  cases(
    'LC063',
    { t: { ceiling: wan(100) }, b: { amount: wan(101) } },
    { t: { ceiling: wan(100) }, b: { amount: wan(101), status: 'disqualified' } },
    { t: { ceiling: wan(100) }, b: { amount: wan(100) } },
    false,
  ),
  cases(
    'LC064',
    said('招标文件', '投标报价下浮率不得超过8%。'),
    said('招标文件', '本项目不设最低投标限价。'),
    said('招标文件', '投标报价不得低于企业成本价，低于最高限价60%且低于成本的否决。'),
    false,
  ),
]
