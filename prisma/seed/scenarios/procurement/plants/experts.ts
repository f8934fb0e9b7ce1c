import { markOf, rowId } from '../identifiers'
import type { Case, Row } from '../types'
import { adds, ofTender, onTender, rowsOf, works } from './kit'
import type { Plant } from './plant'
import { moved } from './process'

const judged = works({ rule: '综合评估', size: 5 })
const first: NonNullable<Plant['sketch']> = (sketch) => {
  sketch.winner = 0
}

/** An expert of a plant's own, in place of the first of the committee. */
function seat(made: Case, key: string, facts: Row = {}): string {
  const expertId = rowId(`plant-expert-${key}`, 0)
  const replaced = rowsOf(made, 'evaluator')[0]!.expert_id
  for (const relation of ['evaluator', 'score'])
    for (const row of rowsOf(made, relation)) if (row.expert_id === replaced) row.expert_id = expertId
  const no = `ZJ3702${String(90_000 + (Number.parseInt(expertId.slice(15, 18), 16) % 9000)).padStart(5, '0')}${key.length}`
  adds(made, 'expert', {
    expert_id: expertId,
    expert_no: no,
    name: '专家',
    person_token: markOf('person', `专家|${key}`),
    speciality: '房屋建筑工程',
    term_until: '2030-12-31',
    ...facts,
  })
  return expertId
}

const scoresOf = (made: Case, expertId: string, partyId?: string) =>
  rowsOf(made, 'score').filter((row) => row.expert_id === expertId && (!partyId || row.party_id === partyId))

/** 评标专家. */
export const expertPlants: readonly Plant[] = [
  {
    kind: '专家持续给高分',
    models: ['LC081', 'LC082'],
    count: 4,
    tenders: 5,
    apart: 'years',
    cast: { members: 1, category: '施工' },
    wish: judged,
    sketch: first,
    rows: (made, { serial, step }) => {
      const expertId = seat(made, `favour-${serial}`)
      if (step > 0) made.rows.expert = []
      for (const row of scoresOf(made, expertId)) {
        if (!row.subjective) continue
        const full = Number(row.full_marks)
        row.score = row.party_id === made.offers[0]!.party.partyId ? full : Math.round(full * 0.5 * 10) / 10
      }
      flatten(made, expertId)
    },
  },
  {
    kind: '评委与投标人同单位',
    models: ['LC078'],
    count: 5,
    members: 1,
    wish: judged,
    sketch: first,
    rows: (made) => void seat(made, `employer-${made.sketch.n}`, { employer_id: made.offers[0]!.party.partyId }),
  },
  {
    kind: '评委与投标人亲属',
    models: ['LC079'],
    count: 4,
    members: 1,
    wish: judged,
    sketch: first,
    rows: (made) => {
      const token = markOf('case', `expert-kin|${made.sketch.n}`)
      seat(made, `kin-${made.sketch.n}`, { person_token: token })
      adds(made, 'kinship', {
        kin_id: rowId('plant-expert-kin', made.sketch.n),
        person_token: token,
        relative_token: made.offers[0]!.party.facts.legal_rep_token,
        relation: '兄弟姐妹',
      })
    },
  },
  {
    kind: '专家与投标人资金往来',
    models: ['LC091'],
    count: 4,
    members: 1,
    wish: judged,
    sketch: first,
    rows: (made) => {
      const token = markOf('case', `expert-money|${made.sketch.n}`)
      seat(made, `money-${made.sketch.n}`, { person_token: token })
      adds(made, 'fund_flow', {
        flow_id: rowId('plant-expert-flow', made.sketch.n),
        ...ofTender(made),
        from_id: made.offers[0]!.party.partyId,
        person_token: token,
        amount: 5_000_000,
        paid_on: moved(made.tender.deadline_on, 20),
      })
    },
  },
  {
    kind: '暂停期内参评',
    models: ['LC096'],
    count: 4,
    wish: judged,
    rows: (made) =>
      void seat(made, `suspended-${made.sketch.n}`, {
        suspended_from: moved(made.tender.deadline_on, -90),
        suspended_to: moved(made.tender.deadline_on, 90),
      }),
  },
  {
    kind: '聘期已过参评',
    models: ['LC095'],
    count: 3,
    wish: judged,
    rows: (made) => void seat(made, `term-${made.sketch.n}`, { term_until: moved(made.tender.deadline_on, -30) }),
  },
  {
    kind: '评委会组成不合规',
    models: ['LC075'],
    count: 5,
    wish: judged,
    rows: onTender(() => ({ committee_size: 4, committee_specialists: 2, owner_reps: 1 })),
  },
  {
    kind: '招标人代表超限',
    models: ['LC080'],
    count: 4,
    wish: judged,
    rows: onTender(() => ({ owner_reps: 3, committee_size: 5, committee_specialists: 2 })),
  },
  { kind: '直接指定专家', models: ['LC076'], count: 5, wish: judged, rows: onTender(() => ({ drawn_how: '直接指定' })) },
  {
    kind: '抽取过早',
    models: ['LC077'],
    count: 3,
    wish: judged,
    rows: onTender(({ tender }) => ({ drawn_at: moved(tender.opened_at, -4) })),
  },
  { kind: '专业不对口', models: ['LC097'], count: 3, wish: judged, rows: onTender(() => ({ speciality_match_pct: 0.4 })) },
  {
    kind: '评委共用终端',
    models: ['LC093'],
    count: 4,
    wish: judged,
    rows: (made) => {
      const [one, two] = rowsOf(made, 'evaluator')
      two!.terminal = one!.terminal
    },
  },
  {
    kind: '评分异常快',
    models: ['LC092'],
    count: 3,
    wish: judged,
    rows: (made) => {
      rowsOf(made, 'evaluator')[0]!.seconds_per_bid = 21
    },
  },
  {
    kind: '客观分打错',
    models: ['LC094'],
    count: 4,
    wish: judged,
    rows: (made) => {
      const row = rowsOf(made, 'score').find(({ subjective }) => subjective === false)!
      row.score = Number(row.expected) - 3
    },
  },
  { kind: '评分标准仅一家满足', models: ['LC043'], count: 4, members: 1, wish: judged, sketch: first, rows: onlyOne },
  {
    kind: '主观分全员同分',
    models: ['LC086'],
    count: 3,
    wish: judged,
    rows: (made) => {
      for (const row of rowsOf(made, 'score')) if (row.subjective) row.score = 20
    },
  },
]

// The others agree with each other, so that the one who does not stands out.
function flatten(made: Case, expertId: string): void {
  const others = [...new Set(rowsOf(made, 'score').map((row) => row.expert_id))].filter((id) => id !== expertId)
  for (const row of rowsOf(made, 'score')) {
    if (row.expert_id === expertId || !row.subjective) continue
    const base = Number(row.full_marks) * (row.party_id === made.offers[0]!.party.partyId ? 0.7 : 0.78)
    row.score = Math.round((base + 0.1 * (others.indexOf(row.expert_id) - 1.5)) * 10) / 10
  }
}

// Three further marks that anybody can measure, and only the winner has them.
function onlyOne(made: Case): void {
  const winner = made.offers[0]!.party.partyId
  const measured = rowsOf(made, 'score').filter(({ subjective }) => subjective === false)
  let order = 0
  for (const row of measured)
    for (const item of ['专项证书', '特定奖项', '自有检测中心'])
      adds(made, 'score', {
        ...row,
        score_id: rowId('plant-score', made.sketch.n * 4096 + order++),
        item,
        full_marks: 3,
        score: row.party_id === winner ? 3 : 0,
        expected: row.party_id === winner ? 3 : 0,
      })
}
