import type { Client } from 'pg'

/** What a phase works with: the owner's connection, inside the phase's transaction, and the simulated clock. */
export type PhaseContext = { client: Client; log: (line: string) => void; now: Date }

/** A phase writes all of its rows or none and says how many it wrote, by table. */
export type Phase = {
  name: string
  title: string
  /** Seconds it may take on two cores. */
  budget: number
  run: (context: PhaseContext) => Promise<Record<string, number>>
}

/** Runs a phase unless an earlier run has finished it; says its duration and its budget. */
export async function runPhase(phase: Phase, context: PhaseContext): Promise<void> {
  const { client, log, now } = context
  const { rowCount } = await client.query('select 1 from seed_state where phase = $1', [phase.name])
  if (rowCount) {
    log(`${phase.title}：已完成，跳过`)
    return
  }
  const started = performance.now()
  await client.query('begin')
  try {
    const written = await phase.run(context)
    await client.query('insert into seed_state (phase, done_at, detail) values ($1, $2, $3)', [phase.name, now, JSON.stringify(written)])
    await client.query('commit')
    log(`${phase.title}：${summary(written)}，用时 ${seconds(started)} 秒（预算 ${phase.budget} 秒）`)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const summary = (written: Record<string, number>) =>
  Object.entries(written)
    .map(([table, rows]) => `${table} ${rows}`)
    .join('、')

const seconds = (started: number) => ((performance.now() - started) / 1000).toFixed(1)
