import type { Client } from 'pg'

/** Lets the pages of whoever asked for a run know that it is further, or at its end; nobody asked for a nightly one. */
export async function tellAsker(client: Client, runId: string): Promise<void> {
  await client.query(
    `insert into outbox (at, topic, subject_kind, subject_id, actor_id, data)
     select now(), 'risk.ran', 'risk-run', id::text, asked_by, '{}' from risk_run where id = $1 and asked_by is not null`,
    [runId],
  )
}
