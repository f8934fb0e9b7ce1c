import type { Actor } from '@/lib/kernel/actor'
import { actOnFiling } from '@/lib/matters/commands/act'
import { runCommand } from '@/lib/platform/command'
import { connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { appUrl, withClient } from '@/lib/platform/postgres/connection'
import { place } from '../cores'
import type { Figure } from '../figures'
import { carryTo, moveOf, openTask } from '../filings/carry'
import { copiesOf, removeCopies } from '../filings/copies'
import { readyDraft } from '../filings/draft'
import type { Ground } from '../ground'
import type { Options } from '../options'
import { personFor, personOf } from '../people'

type Work = { name: string; step: string; goals: Record<number, number> }
const works: Work[] = [
  { name: '上报（填报人提交，含校验）', step: 'e_fill', goals: { 1: 0.25, 8: 0.2 } },
  { name: '审核（处长复核通过）', step: 'chief', goals: { 1: 0.25, 8: 0.2 } },
]

/** (3) Submissions and decisions a second, against five single INSERTs in an interactive transaction of the same client. */
export async function measureCommands(ground: Ground, { quick }: Options): Promise<Figure[]> {
  const ownerUrl = ground.server().ownerUrl()
  place(ground.server().pid, 'rest')
  place(process.pid, 'first')
  const insert = await yardstick(ownerUrl)
  const figures: Figure[] = []
  const templates = new Map<string, string>()
  for (const { step } of works) {
    const filing = await readyDraft('GZ-CQ-05', await personOf('ct-fill'))
    await carryTo(filing, step)
    templates.set(step, filing)
  }
  for (const connections of [1, 8]) {
    const count = (quick ? 60 : 200) * (connections === 1 ? 1 : 2)
    const bare: number[] = []
    const speeds = works.map((): number[] => [])
    for (let round = 0; round < 4; round++) {
      const base = await pace(
        connections,
        Array.from({ length: count * 2 }, () => insert),
      )
      const taken: number[] = []
      for (const { step } of works) {
        // Every connection plans its statements anew after the tables were cleared; a platform in use does not.
        const plans = connections * 5
        const { ids, work } = await moves(ownerUrl, templates.get(step)!, plans + count)
        await pace(connections, work.slice(0, plans))
        taken.push(await pace(connections, work.slice(plans)))
        await removeCopies(ownerUrl, ids)
      }
      // The first round warms up.
      if (round === 0) continue
      bare.push(base)
      for (const [index, speed] of taken.entries()) speeds[index]!.push(speed)
    }
    const at = `并发 ${connections}`
    figures.push({ section: 3, name: `五条 INSERT 的事务，${at}`, unit: ' 次/秒', samples: bare })
    for (const [index, { name, goals }] of works.entries()) {
      const samples = speeds[index]!
      figures.push(
        { section: 3, name: `${name}，${at}`, unit: ' 次/秒', samples },
        {
          section: 3,
          name: `${name} ÷ 五条 INSERT，${at}`,
          unit: '',
          samples: samples.map((speed, round) => speed / bare[round]!),
          goal: { at: 'least', value: goals[connections]! },
        },
      )
    }
  }
  place(process.pid, 'any')
  return figures
}

/** A table like the audit trail without its wall, and a transaction that writes five rows into it one by one. */
async function yardstick(ownerUrl: string): Promise<() => Promise<void>> {
  await withClient(ownerUrl, async (client) => {
    await client.query('create table if not exists bench_line (like audit_line including all)')
    await client.query('grant insert on bench_line to guozi_app')
  })
  const client = connectDatabase(appUrl(ownerUrl))
  return () =>
    client.$transaction(async (tx) => {
      for (let row = 0; row < 5; row++)
        await tx.$executeRaw`insert into bench_line (id, at, actor_name, action, outcome, detail, digest)
          values (${newId()}::uuid, ${new Date()}, ${'测试'}, ${'bench'}, ${'done'}, ${'{"row":1}'}::jsonb, ${'0'.repeat(64)})`
    })
}

/**
 * One move for each of so many copies of a filing. The copies are all of one enterprise and one target, of which the checks count the
 * filings: they are taken away after each round, or the measurement would be of an enterprise with thousands of the same filing.
 */
async function moves(ownerUrl: string, template: string, count: number): Promise<{ ids: string[]; work: (() => Promise<void>)[] }> {
  const actor: Actor = await personFor(await openTask(template))
  const ids = await copiesOf(ownerUrl, template, count)
  const tasks = await withClient(ownerUrl, (client) =>
    client.query<{ id: string; stepKey: string }>(
      `select id, step_key as "stepKey" from task where status = 'open' and subject_id = any ($1)`,
      [ids],
    ),
  )
  return { ids, work: tasks.rows.map((task) => async () => void (await runCommand(actOnFiling, actor, moveOf(task)))) }
}

/** How many of the works are done a second when so many run at once. */
async function pace(connections: number, works: (() => Promise<void>)[]): Promise<number> {
  const queue = works.values()
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const work of queue) await work()
    }),
  )
  return works.length / ((performance.now() - begun) / 1000)
}
