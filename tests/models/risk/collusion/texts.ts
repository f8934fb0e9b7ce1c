import { cases } from '../cases'
import type { Row } from '../world'
import { consortium, traces } from './rows'

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)
/** Two sketches of a hundred below the same end, with so many in common. */
const sketches = (common: number) =>
  traces({ sketch: [...numbers(1, 99), 1000] }, { sketch: [...numbers(1, common - 1), ...numbers(200, 100 - common), 1000] })
const near = (ratio: number, common: number) => {
  const { x } = sketches(common) as { x: Row[] }
  return { x: [{ ...x[0], semantic_near: ratio, semantic_party_id: 'B' }, x[1]!] }
}

type Said = [party: string, seq: number, digest: number, body: string]
const passages = (said: Said[], tender: number[] = []) => ({
  q: [
    ...said.map(([party, seq, digest, body]) => ({
      party_id: party,
      bid_id: `t1-${party}`,
      document: '技术标',
      seq,
      page: seq,
      digest,
      body,
    })),
    ...tender.map((digest, at) => ({ document: '招标文件', seq: at, digest, body: '—' })),
  ],
})
const text = (length: number) => '施'.repeat(length)
/** Two passages that stand one after the other in both, so many characters together. */
const stretch = (length: number, second = 8) =>
  passages([
    ['A', 3, 1, text(60)],
    ['A', 4, 2, text(length - 60)],
    ['B', 7, 1, text(60)],
    ['B', second, 2, text(length - 60)],
  ])
const shared = (count: number, length = 20, more: Said[] = []) =>
  passages([
    ...numbers(1, count).flatMap(
      (n) =>
        [
          ['A', n * 2, n, text(length)],
          ['B', n * 3, n, text(length)],
        ] as Said[],
    ),
    ...more,
  ])

const errors = traces({ odd_errors: ['法兰盘误作法拦盘', '编号重12'] })

export const textCases = [
  cases('WB019', sketches(60), sketches(29), sketches(30), true),
  cases('WB020', stretch(150), stretch(150, 9), stretch(120), true),
  cases('WB021', near(0.4, 10), near(0.4, 60), near(0.2, 10), true),
  cases(
    'WB022',
    errors,
    { ...errors, q: { document: '招标文件', body: '安装法兰盘误作法拦盘若干' } },
    traces({ odd_errors: ['法兰盘误作法拦盘', '编号重12'] }, { odd_errors: ['法兰盘误作法拦盘'] }),
    false,
  ),
  cases('WB023', shared(6), shared(5, 20, [['C', 1, 1, text(20)]]), shared(5), true),
  cases(
    'WB024',
    { b: [{ foreign_name: 'B', foreign_quote: '投标人：B公司（盖章）' }, {}] },
    { b: [{ foreign_name: 'Z' }, {}] },
    { b: [{ ...consortium.b[0], foreign_name: 'B' }, consortium.b[1]!] },
    false,
  ),
  cases('WB025', people('身份1', '身份1'), people('身份1', '身份2'), { ...people('身份1', '身份1'), ...consortium }, false),
  cases(
    'WB026',
    traces({ rep_token: '代表1' }),
    traces({ rep_token: '代表1' }, { rep_token: '代表2' }),
    { ...traces({ rep_token: '代表1' }), ...consortium },
    false,
  ),
  cases(
    'WB027',
    traces({ rep_phone_token: '电话1', email_token: '邮箱1' }, { email_token: '邮箱2' }),
    traces({ rep_phone_token: '电话1', email_token: '邮箱1' }, { rep_phone_token: '电话2', email_token: '邮箱2' }),
    {
      t: { agency_id: 'agency' },
      p: { party_id: 'agency', phone_token: '电话1' },
      ...traces({ rep_phone_token: '电话1', email_token: '邮箱1' }, { email_token: '邮箱2' }),
    },
    false,
  ),
  cases(
    'WB028',
    traces({ handler_token: '经办1' }),
    traces({ handler_token: '经办1' }, { handler_token: '经办2' }),
    { ...traces({ handler_token: '经办1' }), ...consortium },
    false,
  ),
]

function people(one: string, two: string) {
  return {
    m: [
      { bid_id: 't1-A', person_token: one, post: '项目经理' },
      { bid_id: 't1-B', person_token: two, post: '技术负责人' },
    ],
  }
}
