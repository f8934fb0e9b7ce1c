import type { OrgRow } from '../organisation/types'
import type { PersonSketch, PostSketch } from './types'

type Seat = {
  word: string
  title: string
  role: string
  scope: 'own' | 'subtree'
  lines: readonly string[]
  at: readonly ('group' | 'subsidiary' | 'district')[]
}

const all = ['all'] as const

/** Who sits in an enterprise, and in which kind of enterprise the seat exists. */
const seats: readonly Seat[] = [
  { word: 'admin', title: '综合管理部部长', role: 'E-ADMIN', scope: 'subtree', lines: [], at: ['group', 'district'] },
  { word: 'fill', title: '业务主管', role: 'E-FILL', scope: 'own', lines: all, at: ['group', 'subsidiary', 'district'] },
  { word: 'fill2', title: '业务主办', role: 'E-FILL', scope: 'own', lines: all, at: ['group', 'subsidiary', 'district'] },
  { word: 'check', title: '战略运营部部长', role: 'E-CHECK', scope: 'own', lines: all, at: ['group', 'subsidiary', 'district'] },
  { word: 'head', title: '董事长、法定代表人', role: 'E-HEAD', scope: 'subtree', lines: all, at: ['group', 'subsidiary', 'district'] },
  {
    word: 'party',
    title: '党委委员、董事会秘书',
    role: 'E-PARTY',
    scope: 'own',
    lines: ['BGS', 'QYGG', 'LDRY', 'DJGZ'],
    at: ['group', 'subsidiary'],
  },
  { word: 'fin', title: '财务部部长', role: 'E-FIN', scope: 'subtree', lines: ['CWJD', 'YS'], at: ['group', 'subsidiary'] },
  { word: 'pur', title: '采购中心主任', role: 'E-PUR', scope: 'subtree', lines: ['JDJC'], at: ['group', 'subsidiary'] },
  { word: 'jj', title: '纪委书记', role: 'E-JJ', scope: 'own', lines: ['JJZ', 'ZHJD', 'JDJC'], at: ['group', 'subsidiary'] },
  { word: 'view', title: '总经理', role: 'E-VIEW', scope: 'subtree', lines: all, at: ['group'] },
]

/** The people of one enterprise; the signer is its legal person. */
export function enterprisePeople(slug: string, org: OrgRow, kind: Seat['at'][number]): PersonSketch[] {
  const people = seats
    .filter((seat) => seat.at.includes(kind))
    .map(({ word, title, role, scope, lines }): PersonSketch => {
      const post: PostSketch = { role, scope, lines }
      return {
        login: `${slug}-${word}`,
        orgId: org.id,
        side: 'ent',
        title,
        posts: [post],
        ...(role === 'E-HEAD' ? { name: org.legalPerson } : {}),
      }
    })
  // Somebody who has left: the account is closed, the post ended.
  return slug === 'ct' ? [...people, formerFiller(org)] : people
}

function formerFiller(org: OrgRow): PersonSketch {
  const posts: PostSketch[] = [{ role: 'E-FILL', scope: 'own', lines: all, to: '2025-09-30' }]
  return { login: 'ct-former', orgId: org.id, side: 'ent', title: '业务主办', status: 'disabled', posts }
}
