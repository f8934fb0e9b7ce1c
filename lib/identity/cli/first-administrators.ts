import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { insertAccount, insertPost, postsChanged } from '../account-store'
import { districts } from '../districts'
import { administrators } from '../rules/exclusions'
import { accountFields } from '../schema'

/** One of the first three administrators with the password that is told once. */
export type FirstAdministrator = { role: string; title: string; login: string; name: string; password: string }

const titles: Readonly<Record<string, string>> = { 'R-SYS': '系统管理员', 'R-SEC': '安全保密管理员', 'R-AUD': '安全审计员' }

// SC016: what is tried first on every system does not become an account.
const usual = /^(admin\d*|administrator|root|system|sys|sysadmin|secadmin|auditor|audit|security|test|guest|user|guozi)$/
const personSchema = z.object({ login: accountFields.login, name: accountFields.name })

/** `login:name` as typed on the command line. Throws Refusal(invalid) when it is not, or when the login is a usual default. */
export function readPerson(text: string): { login: string; name: string } {
  const [login = '', name = ''] = text.split(/[:：]/)
  const person = personSchema.safeParse({ login, name })
  if (!person.success) throw new Refusal('invalid', `“${text}”应写作 登录名：姓名；${person.error.issues[0]?.message ?? ''}。`)
  if (usual.test(person.data.login)) throw new Refusal('invalid', `“${person.data.login}”是常见的默认账号名，请用本人的登录名。`)
  return person.data
}

/**
 * Makes the three separated administrators of an installation without demonstration data, in the order of system, security and audit,
 * and the bodies they stand in where there are none. Each first password is given once, has to be changed, and a second factor has
 * to be enrolled at the first sign-in. Throws Refusal(conflict) when there is an administrator already; all or none.
 */
export async function createFirstAdministrators(people: readonly string[], now: Date): Promise<FirstAdministrator[]> {
  if (people.length !== administrators.length)
    throw new Refusal('invalid', '请依次写明系统管理员、安全保密管理员、安全审计员三人，三员须由三人分别担任。')
  const persons = people.map(readPerson)
  if (new Set(persons.map((one) => one.login)).size < persons.length) throw new Refusal('invalid', '三员须由三人分别担任，登录名不能相同。')
  return asSystem('命令行建立三员', async (tx) => {
    await tx.$executeRaw`lock table post in share row exclusive mode`
    const there = await tx.post.count({ where: { roleCode: { in: [...administrators] } } })
    if (there > 0) throw new Refusal('conflict', '平台已有管理员，不能再次建立；增设管理员请由系统管理员申请、安全保密管理员批准。')
    const orgId = await commission(tx, shanghaiDate(now))
    const made: FirstAdministrator[] = []
    for (const [index, person] of persons.entries()) made.push(await administrator(tx, administrators[index]!, person, orgId, now))
    return made
  })
}

async function administrator(tx: Tx, role: string, person: { login: string; name: string }, orgId: string, now: Date) {
  const title = titles[role] ?? role
  const today = shanghaiDate(now)
  const { id, password } = await insertAccount(tx, { ...person, orgId, side: 'gov', title, phone: '', now })
  await insertPost(
    tx,
    { userId: id, roleCode: role, orgId, departmentCode: null, orgScope: 'own', listed: [], fromDate: today, toDate: null },
    today,
  )
  await postsChanged(tx, id, '建立账号', now)
  const detail = { ...person, role, by: '命令行' }
  await writeAudit(tx, [auditLine('createAccount', null, { subjectKind: 'user', subjectId: id, orgId, detail }, now)])
  return { role, title, ...person, password }
}

/** The commission, made with the district bodies where the installation has none; departments know its id already. */
async function commission(tx: Tx, today: string): Promise<string> {
  const known = await tx.org.findFirst({ where: { kind: 'sasac' }, select: { id: true } })
  if (known) return known.id
  const department = await tx.department.findFirst({ select: { orgId: true } })
  const own = { id: department?.orgId ?? newId(), kind: 'sasac', code: 'QD-GZW', adcode: '370200', owner: 'city' }
  const bodies = [
    { ...own, name: '青岛市人民政府国有资产监督管理委员会', shortName: '青岛市国资委' },
    ...districts.map(({ name, adcode }) => ({
      ...{ id: newId(), kind: 'district', code: `QD-${adcode}`, adcode, owner: 'district' },
      ...{ name: `${name}国有资产监督管理机构`, shortName: `${name}国资` },
    })),
  ]
  await tx.org.createMany({ data: bodies.map((body) => ({ ...body, level: 0, consolidated: false })) })
  await tx.orgClosure.createMany({ data: bodies.map(({ id }) => ({ ancestorId: id, orgId: id, depth: 0, fromDate: today })) })
  return own.id
}
