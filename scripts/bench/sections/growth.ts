import { inbox } from '@/lib/flow/queries/inbox'
import type { Actor } from '@/lib/kernel/actor'
import { filingList } from '@/lib/matters/queries/filing-list'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { appUrl, withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { place } from '../cores'
import { type Figure, median } from '../figures'
import { fillFilings, steadySubject, subjects } from '../filings/mass'
import type { Ground } from '../ground'
import type { Options } from '../options'
import { signedIn } from '../people'

/** `more`: the answer itself grows with the ledger, which is told and held against no goal. */
type Question = { name: string; login: keyof Logins; ask: (actor: Actor) => Promise<unknown>; more?: true }
type Logins = { holder: string; leader: string; enterprise: string }

const word = subjects[4]!
const list = (filter: Record<string, unknown>) => (actor: Actor) => runQuery(filingList, actor, filter)
const box = (filter: Record<string, unknown>) => (actor: Actor) => runQuery(inbox, actor, filter)
const questions: Question[] = [
  { name: '五百件待办的人，不筛选', login: 'holder', ask: box({}) },
  { name: '五百件待办的人，按状态（超期）', login: 'holder', ask: box({ due: 'overdue' }) },
  { name: '五百件待办的人，按文字', login: 'holder', ask: box({ words: word }) },
  { name: '领导看全部，不筛选', login: 'leader', ask: list({}) },
  { name: '领导看全部，按状态', login: 'leader', ask: list({ status: 'running' }) },
  { name: '领导看全部，按文字', login: 'leader', ask: list({ words: word }) },
  { name: '千分之一的企业，不筛选', login: 'enterprise', ask: list({ sort: 'updated' }) },
  { name: '千分之一的企业，按状态', login: 'enterprise', ask: list({ sort: 'updated', status: 'concluded' }) },
  { name: '千分之一的企业，按文字（各找到五件）', login: 'enterprise', ask: list({ sort: 'updated', words: steadySubject }) },
  { name: '千分之一的企业，按文字（找到的随台账增多）', login: 'enterprise', ask: list({ sort: 'updated', words: word }), more: true },
]

/**
 * (2) How the time of a list grows with the ledger: ten times the filings each, in databases of their own, asked by turns. What there is
 * to find grows with it (about every twentieth filing has the words, every thousandth is the enterprise's); the tasks do not. A word is also asked
 * for that the enterprise has in five filings of each ledger, so that answers of one size are compared.
 */
export async function measureGrowth(ground: Ground, { quick }: Options): Promise<Figure[]> {
  const counts = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]
  await ground.restart(false)
  const logins = await chooseLogins(ground)
  for (const count of counts) await makeLedger(ground, count, logins)
  await ground.restart(true)
  place(ground.server().pid, 'rest')
  place(process.pid, 'first')
  const times = new Map<string, number[]>()
  for (let round = 0; round < (quick ? 3 : 7); round++)
    for (const count of counts) await askAll(ground, count, logins, times, quick ? 15 : 40)
  await closeDatabase()
  place(process.pid, 'any')
  return questions.flatMap((question) => figuresOf(question, counts, times))
}

function figuresOf({ name, more }: Question, counts: number[], times: Map<string, number[]>): Figure[] {
  const at = (count: number) => times.get(`${name} ${count}`)!
  const growth = counts.slice(1).map((count, index): Figure => {
    const samples = at(count).map((time, round) => time / at(counts[index]!)[round]!)
    return {
      section: 2,
      name: `${name}，${title(counts[index]!)} → ${title(count)}`,
      unit: ' 倍',
      samples,
      ...(more ? {} : { goal: { at: 'most', value: 1.3 } }),
    }
  })
  return [
    ...counts.map((count): Figure => ({ section: 2, name: `${name}，${title(count)}`, unit: ' 毫秒', samples: at(count) })),
    ...growth,
  ]
}

const title = (count: number) => `${count / 10_000} 万件`
const database = (count: number) => `guozi_${count}`

/** Asks every question so often and keeps the median of each; the first of them warm the connection up. */
async function askAll(ground: Ground, count: number, logins: Logins, times: Map<string, number[]>, often: number): Promise<void> {
  await closeDatabase()
  connectDatabase(appUrl(ground.server().ownerUrl(database(count))))
  for (const { name, login, ask } of questions) {
    const actor = await signedIn(logins[login])
    for (let turn = 0; turn < 10; turn++) await ask(actor)
    const taken: number[] = []
    for (let turn = 0; turn < often; turn++) {
      const begun = performance.now()
      await ask(actor)
      taken.push(performance.now() - begun)
    }
    const key = `${name} ${count}`
    times.set(key, [...(times.get(key) ?? []), median(taken)])
  }
}

/** The head of the commission, once by the tasks in hand and once by all filings, and somebody whose scope is one enterprise. */
async function chooseLogins(ground: Ground): Promise<Logins> {
  const enterprise = await withClient(ground.server().ownerUrl(), async (client) => {
    const { rows } = await client.query<{ login: string }>(`
      select u.login from user_account u join actor_org a on a.user_id = u.id where u.side = 'ent' and u.status = 'active' and u.login like '%-fill'
      group by u.login having count(*) = 1 order by u.login limit 1`)
    return rows[0]!.login
  })
  return { holder: 'leader', leader: 'leader', enterprise }
}

/** A copy of the organisation with so many filings. */
async function makeLedger(ground: Ground, count: number, { holder, enterprise }: Logins): Promise<void> {
  const { ownerUrl } = ground.server()
  await closeDatabase()
  await withClient(ownerUrl('postgres'), (client) => client.query(`create database ${database(count)} template guozi`))
  await withClient(ownerUrl(database(count)), async (client) => {
    const { rows } = await client.query(
      `select (select org_id from user_account where login = $1) as org, (select id from user_account where login = $2) as person`,
      [enterprise, holder],
    )
    await fillFilings(client, count, { orgId: rows[0].org, holderId: rows[0].person, tasks: 500 })
    await client.query('vacuum (analyze) actor_org, actor_line, session')
  })
}
