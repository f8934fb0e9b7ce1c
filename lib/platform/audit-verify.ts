import type { Client } from 'pg'
import { type AuditRecord, auditDigest, chainStart, sealHash } from './audit'
import { headNameSql, headPath, keptHead } from './audit-head'
import { withClient } from './postgres/connection'

/** One thing wrong with the trail: which line (id or sequence) and what. */
export type AuditProblem = { line: string; problem: string }

/** How long a line may stay unsealed before it counts as a gap (the sealer works every second). */
const sealWithinMs = 120_000
const pageSize = 5000

type Row = {
  seq: string
  line_id: string
  previous: string
  hash: string
  id: string | null
  at: Date | null
  actor_id: string | null
  actor_name: string | null
  on_behalf_of: string | null
  session_id: string | null
  ip: string | null
  action: string | null
  subject_kind: string | null
  subject_id: string | null
  org_id: string | null
  outcome: AuditRecord['outcome'] | null
  detail: unknown
  digest: string | null
}

/** Walks the whole chain and names every changed, missing, reordered, cut off or unsealed line; an intact trail gives nothing. */
export async function verifyAudit(ownerUrl: string, now: Date): Promise<{ lines: number; problems: AuditProblem[] }> {
  return withClient(ownerUrl, async (client) => {
    const problems: AuditProblem[] = []
    let lines = 0
    let expected = 1n
    let previous = chainStart
    for await (const row of links(client)) {
      lines += 1
      const seq = BigInt(row.seq)
      if (seq !== expected) problems.push({ line: `序号 ${expected}`, problem: `缺少第 ${expected} 至 ${seq - 1n} 号封链` })
      if (row.previous !== previous) problems.push({ line: `序号 ${seq}`, problem: '与前一行的链接不符（有行被删除、替换或调换次序）' })
      problems.push(...linkProblems(row, seq))
      previous = row.hash
      expected = seq + 1n
    }
    problems.push(...(await headProblems(client)))
    const unsealed = await client.query<{ id: string }>(
      'select l.id from audit_line l where not exists (select 1 from audit_seal s where s.line_id = l.id) and l.at < $1 order by l.at limit 100',
      [new Date(now.getTime() - sealWithinMs)],
    )
    for (const row of unsealed.rows) problems.push({ line: row.id, problem: '未封链（写入两分钟后仍不在链上）' })
    return { lines, problems }
  })
}

// The chain must still hold the link this host kept: otherwise its end was cut off, or all of it was written anew.
async function headProblems(client: Client): Promise<AuditProblem[]> {
  const { name } = (await client.query<{ name: string }>(headNameSql)).rows[0]!
  const kept = keptHead(name)
  if (!kept) return []
  const { rows } = await client.query<{ hash: string }>('select hash from audit_seal where seq = $1', [kept.seq])
  if (rows[0]?.hash === kept.hash) return []
  const problem = `与本机留存的链尾不符（最新的行被截去，或整条链被重写；如系从较早的备份恢复，核实后删除 ${headPath(name)}）`
  return [{ line: `序号 ${kept.seq}`, problem }]
}

function linkProblems(row: Row, seq: bigint): AuditProblem[] {
  if (row.id === null || row.at === null || row.digest === null) return [{ line: row.line_id, problem: `第 ${seq} 号对应的日志行已被删除` }]
  const problems: AuditProblem[] = []
  const digest = auditDigest(recordOf(row, row.id, row.at))
  if (digest !== row.digest) problems.push({ line: row.id, problem: `第 ${seq} 号日志行内容被改动（摘要不符）` })
  if (sealHash(seq, row.line_id, row.digest, row.previous) !== row.hash)
    problems.push({ line: row.id, problem: `第 ${seq} 号封链值不符（日志行或封链被改动、调换）` })
  return problems
}

function recordOf(row: Row, id: string, at: Date): AuditRecord {
  return {
    id,
    at: at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name ?? '',
    onBehalfOf: row.on_behalf_of,
    sessionId: row.session_id,
    ip: row.ip,
    action: row.action ?? '',
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    orgId: row.org_id,
    outcome: row.outcome ?? 'done',
    detail: row.detail,
  }
}

async function* links(client: Client): AsyncGenerator<Row> {
  let after = '0'
  for (;;) {
    const page = await client.query<Row>(
      `select s.seq, s.line_id, s.previous, s.hash, l.id, l.at, l.actor_id, l.actor_name, l.on_behalf_of, l.session_id, l.ip, l.action,
         l.subject_kind, l.subject_id, l.org_id, l.outcome, l.detail, l.digest
       from audit_seal s left join audit_line l on l.id = s.line_id where s.seq > $1 order by s.seq limit ${pageSize}`,
      [after],
    )
    yield* page.rows
    if (page.rows.length < pageSize) return
    after = page.rows[page.rows.length - 1]!.seq
  }
}
