import type { PersonSketch, PostSketch } from './types'

/** Departments in official order: login word, the leader in charge (1 = `leader`), number of officers, whether there is a deputy chief. */
const departments = [
  ['BGS', 'bgs', 1, 3, false, '主任'],
  ['ZCFG', 'zcfg', 5, 3, false, '处长'],
  ['GHFZ', 'ghfz', 4, 4, true, '处长'],
  ['KJCX', 'kjcx', 4, 3, false, '处长'],
  ['CWJD', 'cwjd', 3, 4, true, '处长'],
  ['YS', 'ys', 3, 3, false, '处长'],
  ['CQGL', 'cqgl', 2, 4, true, '处长'],
  ['ZBYY', 'zbyy', 2, 3, false, '处长'],
  ['QYGG', 'qygg', 4, 4, true, '处长'],
  ['KHFP', 'khfp', 3, 4, true, '处长'],
  ['LDRY', 'ldry', 1, 3, false, '处长'],
  ['DJGZ', 'djgz', 6, 3, false, '处长'],
  ['ZHJD', 'zhjd', 5, 3, false, '处长'],
  ['JDJC', 'jdjc', 5, 4, false, '处长'],
  ['SHZR', 'shzr', 6, 3, false, '处长'],
  ['DSJ', 'dsj', 6, 3, false, '处长'],
  ['RSC', 'rsc', 1, 3, false, '处长'],
  ['JJZ', 'jjz', 1, 3, false, '组长'],
  // The monitoring centre handles no filings (不可办理审批): it has a head and monitors instead.
  ['JCZX', 'jczx', 6, 0, false, ''],
] as const

/** Codes of all departments = lines of business. */
export const departmentCodes: readonly string[] = departments.map(([code]) => code)

const officerTitles = ['四级调研员', '一级主任科员', '二级主任科员', '三级主任科员']
const all = ['all'] as const

/** People of the commission. Officer 1 of a department sees every enterprise, the others share the groups between them. */
export function commissionPeople(commissionId: string, groupIds: readonly string[]): PersonSketch[] {
  const person = (login: string, title: string, ...posts: PostSketch[]): PersonSketch => ({
    login,
    orgId: commissionId,
    side: 'gov',
    title,
    posts,
  })
  return [...leaders(person), ...departmentPeople(person, groupIds), ...specialists(person)]
}

type Person = (login: string, title: string, ...posts: PostSketch[]) => PersonSketch

function leaders(person: Person): PersonSketch[] {
  return [1, 2, 3, 4, 5, 6].map((number) => {
    const inCharge = departments.filter(([, , leader]) => leader === number)
    return person(
      number === 1 ? 'leader' : `leader${number}`,
      number === 1 ? '党委书记、主任' : '党委委员、副主任',
      { role: 'R-LEAD', scope: 'all', lines: all },
      ...inCharge.map(([department]): PostSketch => ({ role: 'R-LEAD', department, scope: 'all', lines: all })),
    )
  })
}

function departmentPeople(person: Person, groupIds: readonly string[]): PersonSketch[] {
  return departments.flatMap(([department, slug, , officers, deputy, chief]) => {
    if (officers === 0) return []
    const post = (role: string, listed?: string[]): PostSketch => ({
      role,
      department,
      scope: listed ? 'listed' : 'all',
      lines: [department],
      ...(listed ? { listed } : {}),
    })
    return [
      person(`${slug}-chief`, chief, post('R-CHIEF')),
      ...(deputy ? [person(`${slug}-chief2`, `副${chief}`, post('R-CHIEF'))] : []),
      ...Array.from({ length: officers }, (_, index) =>
        person(
          `${slug}-officer${index === 0 ? '' : index + 1}`,
          officerTitles[index]!,
          post('R-OFFICER', index === 0 ? undefined : shareOf(groupIds, index - 1, officers - 1)),
        ),
      ),
    ]
  })
}

const shareOf = (groupIds: readonly string[], index: number, of: number) => groupIds.filter((_, at) => at % of === index)

function specialists(person: Person): PersonSketch[] {
  const post = (role: string, department: string, lines: readonly string[], scope: 'all' | 'own' = 'all'): PostSketch => ({
    role,
    department,
    scope,
    lines,
  })
  const some = (count: number, login: string, title: string, made: PostSketch) =>
    Array.from({ length: count }, (_, index) => person(index === 0 ? login : `${login}${index + 1}`, title, made))
  return [
    ...some(3, 'window', '综合受理岗', post('R-WINDOW', 'BGS', all)),
    ...some(1, 'monitor-head', '监测中心主任', post('R-MONHEAD', 'JCZX', all)),
    ...some(3, 'monitor', '监测员', post('R-MON', 'JCZX', all)),
    ...some(2, 'modeler', '模型工程师', post('R-MODEL', 'JCZX', [], 'own')),
    ...some(2, 'data-admin', '数据管理员', post('R-DATA', 'DSJ', [])),
    ...some(3, 'discipline', '纪检监察员', post('R-JJ', 'JJZ', ['JJZ', 'ZHJD', 'JDJC'])),
    ...some(2, 'accountability', '责任追究调查员', post('R-ZJ', 'ZHJD', ['ZHJD'])),
    ...some(1, 'sysadmin', '系统管理员', post('R-SYS', 'JCZX', [], 'own')),
    ...some(1, 'secadmin', '安全保密管理员', post('R-SEC', 'BGS', [], 'own')),
    ...some(1, 'auditor', '安全审计员', post('R-AUD', 'ZHJD', [], 'own')),
    {
      ...person('cqgl-former', '一级主任科员', { ...post('R-OFFICER', 'CQGL', ['CQGL']), to: '2025-12-31' }),
      status: 'disabled',
    },
  ]
}
