import type { Tx } from '@/lib/platform/db'

/** On what a seal on the paper of a decision rests: who decided, in which step and when. */
export type Approval = { basis: 'decision' | 'standing'; by: string; byName: string; at: Date; words: string }

type Row = { id: string; name: string; at: Date; step: string | null; action: string; pool: string; others: number }

/**
 * The approval that a decision itself is: the last word of a head or leader on the filing, if somebody else of the commission handled it.
 * 不予受理 is the window's to decide; its fixed paper carries the standing permission. Null = the office has to approve first.
 */
export async function approvalOf(tx: Tx, paper: { filingId: string; kind: string; issuedBy: string }): Promise<Approval | null> {
  const rows = await tx.$queryRaw<Row[]>`
    select e.actor_id::text as id, e.actor_name as name, e.at, e.step_name as step, e.action, coalesce(t.pool, '') as pool,
      (select count(distinct o.actor_id)::int from flow_event o join task w on w.id = o.task_id
       where o.run_id = e.run_id and w.side = 'gov' and o.actor_id <> e.actor_id) as others
    from flow_event e join flow_run r on r.id = e.run_id left join task t on t.id = e.task_id
    where r.subject_kind = 'filing' and r.subject_id = ${paper.filingId}::uuid and t.parent_task_id is null
      and e.action in ('pass', 'register', 'refuse', 'reject') order by e.seq desc`
  if (paper.kind === '不予受理通知书') {
    const rejected = rows.find((row) => row.action === 'reject')
    return rejected ? { basis: 'standing', ...personOf(rejected), words: '收件窗口依职权作出，文书格式固定，适用常设用印授权' } : null
  }
  const decided = rows.find((row) => /^(R-CHIEF|R-LEAD|D-HEAD)([@:]|$)/.test(row.pool))
  if (!decided || (decided.id === paper.issuedBy && decided.others === 0)) return null
  return { basis: 'decision', ...personOf(decided), words: `办件决定：${decided.step ?? '审签'}` }
}

const personOf = ({ id, name, at }: Row) => ({ by: id, byName: name, at })
