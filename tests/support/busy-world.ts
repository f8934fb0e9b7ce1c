import '@/lib/matters/events'
import '@/lib/identity/events'
import { commentRun } from '@/lib/flow/commands/comment-run'
import { addPhrase } from '@/lib/identity/commands/phrases'
import { saveView } from '@/lib/identity/commands/saved-views'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { appUrl } from '@/lib/platform/postgres/connection'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { sealAudit } from '@/lib/platform/worker/sealer'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, carryOn, fillIn, openTasks } from './clerks'
import { seededDatabase, type TestDatabase } from './database'

/** The matter of the enterprise under attack: its line is CQGL, co-signed by GHFZ, CWJD and ZCFG; nobody else of the commission has to do with it. */
export const theMatter = 'GZ-CQ-05'
/** Stands in every title of the enterprise under attack, and nowhere else. */
export const mark = '玄武标记'

/** Texts that give A away. `filings`: only A, and the commission in A's business, may ever read them; `people` and `orgs`: ids. */
export type Secrets = { filings: string[]; people: string[]; orgs: string[] }
export type Kind = keyof Secrets

/** What there is of enterprise A (城投集团): three filings at three places, and everything that gives one of them away. */
export type BusyWorld = {
  database: TestDatabase
  orgId: string
  orgName: string
  /** The draft, one on the desk of the commission's officer, one decided. */
  draft: string
  running: string
  decided: string
  secrets: Secrets
  close(): Promise<void>
}

async function fill(ownerUrl: string): Promise<void> {
  await seedReference(ownerUrl)
  await seedOrganisation(ownerUrl, { small: true })
  connectDatabase(appUrl(ownerUrl))
  try {
    const filler = await actorOf('ct-fill')
    await fillIn(theMatter, filler, { title: `${mark}在填` }, 'draft')
    const running = await fillIn(theMatter, filler, { title: `${mark}在办` }, 'running')
    await carryOn(running, 'review')
    await runCommand(commentRun, filler, { subjectId: running, opinion: `${mark}内部留言`, audience: 'own' })
    const decided = await fillIn(theMatter, filler, { title: `${mark}办结` }, 'decided')
    await carryOn(decided)
    await runCommand(addPhrase, filler, { text: `${mark}常用` })
    await runCommand(saveView, filler, { list: 'filings', name: '我的视图', query: 'tab=open' })
    // Papers are printed by a job, which is not what is tried here.
    await asSystem('测试', (tx) => tx.outbox.updateMany({ where: { topic: 'paper.issued' }, data: { doneAt: new Date() } }))
    while ((await relayOutbox(new Date())) > 0);
    await sealAudit(new Date(Date.now() + 60_000))
  } finally {
    await closeDatabase()
  }
}

/** A copy of the busy world for one test file. */
export async function openBusyWorld(): Promise<BusyWorld> {
  const database = await seededDatabase('busy', fill)
  connectDatabase(database.appUrl)
  return { database, ...(await describeWorld()), close: () => closeDatabase().then(database.drop) }
}

async function describeWorld(): Promise<Omit<BusyWorld, 'database' | 'close'>> {
  return asSystem('测试：说明数据', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login: 'ct-fill' } })
    const org = await tx.org.findUniqueOrThrow({ where: { id: user.orgId } })
    const filings = await tx.filing.findMany({ where: { orgId: org.id } })
    const one = (ending: string) => filings.find((row) => row.title === `${mark}${ending}`)!.id
    const within = { filingId: { in: filings.map((row) => row.id) } }
    const [papers, materials] = [await tx.paper.findMany({ where: within }), await tx.filingMaterial.findMany({ where: within })]
    const tasks = await tx.task.findMany({ where: { orgId: org.id }, select: { id: true, runId: true } })
    const files = await tx.storedFile.findMany({ where: { orgId: org.id }, select: { id: true } })
    const numbers = [...filings.map((row) => row.number), ...papers.flatMap((row) => [row.number, row.verifyCode])]
    const ids = [...filings, ...papers, ...materials, ...tasks, ...files].map((row) => row.id)
    const texts = [mark, ...numbers, ...ids, ...tasks.map((row) => row.runId)].filter((text) => text !== null)
    const below = await tx.orgClosure.findMany({ where: { ancestorId: org.id }, select: { orgId: true } })
    const orgs = [...new Set([org.id, ...below.map((row) => row.orgId)])]
    const people = await tx.userAccount.findMany({ where: { orgId: { in: orgs } }, select: { id: true } })
    const secrets = { filings: [...new Set(texts)], people: people.map((row) => row.id), orgs }
    return {
      ...{ orgId: org.id, orgName: org.name, secrets },
      ...{ draft: one('在填'), running: one('在办'), decided: one('办结') },
    }
  })
}

/** Which secrets of A stand in an answer, but for the kinds that whoever asked may know. */
export function leaksIn({ secrets }: Pick<BusyWorld, 'secrets'>, answer: unknown, known: readonly Kind[] = []): string[] {
  const text = JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? value.toString() : value)) ?? ''
  const kinds = (Object.keys(secrets) as Kind[]).filter((kind) => !known.includes(kind))
  return kinds.flatMap((kind) => secrets[kind].filter((secret) => text.includes(secret)))
}

/** The open task of a filing that lies at a step. */
export async function taskAt(filingId: string, stepKey: string): Promise<string> {
  const task = (await openTasks(filingId)).find((one) => one.stepKey === stepKey)
  if (!task) throw new Error(`No open task at ${stepKey}`)
  return task.taskId
}
