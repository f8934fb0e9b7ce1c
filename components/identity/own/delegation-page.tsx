import { delegateAction, revokeDelegationAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status, type Tone } from '@/components/ui/status'
import { colleagues, type DelegationRow, delegationList } from '@/lib/identity/queries/delegations'
import { maxDelegationDays } from '@/lib/identity/rules/delegation'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runTogether } from '@/lib/platform/query'

const states: Readonly<Record<DelegationRow['state'], { word: string; tone: Tone }>> = {
  running: { word: '进行中', tone: 'brand' },
  waiting: { word: '未开始', tone: 'notice' },
  ended: { word: '已到期', tone: 'neutral' },
  revoked: { word: '已收回', tone: 'neutral' },
}

/** Delegations given and received; a new one where the person has a desk to hand over. */
export async function DelegationPage({ actor }: { actor: Actor }) {
  const gives = may(actor, 'delegation.manage')
  const { rows, people } = await found(
    runTogether(actor, async (ask) => ({
      rows: await ask(delegationList, {}),
      people: gives ? await ask(colleagues, {}) : [],
    })),
  )
  const given = rows.filter((row) => row.mine)
  const received = rows.filter((row) => !row.mine)
  return (
    <PageFrame
      title="委托代办"
      facts={['出差、休假期间由同事代为办理，办理记录注明“代”字', `一次最长 ${maxDelegationDays} 天，受托的待办不得再委托`]}
      actions={
        gives && (
          <ActionDialog
            label="新增委托"
            tone="primary"
            title="委托代办"
            fields={fields(people, new Date())}
            submit="委托代办"
            action={delegateAction}
          />
        )
      }
    >
      <Card title="我委托他人" note={`${given.length} 项`} flush>
        <Delegations rows={given} empty={gives ? '您还没有委托过他人。' : '您的岗位没有可以委托的待办。'} revocable={gives} />
      </Card>
      <Card title="他人委托我" note={`${received.length} 项`} flush>
        <Delegations rows={received} empty="还没有人委托您。" revocable={false} />
      </Card>
    </PageFrame>
  )
}

function fields(people: readonly { id: string; name: string; note: string }[], now: Date): FormField[] {
  const today = shanghaiDate(now)
  return [
    {
      key: 'toUserId',
      label: '受托人',
      kind: 'choice',
      required: true,
      options: people.map((one) => ({ value: one.id, label: one.name, note: one.note })),
      hint: '本单位在岗、岗位不与您冲突的同事',
    },
    { key: 'fromAt', label: '开始时间', kind: 'time', required: true, half: true, initial: `${today}T08:30` },
    { key: 'toAt', label: '结束时间', kind: 'time', required: true, half: true, hint: '到时自动收回' },
    { key: 'reason', label: '事由', kind: 'text', required: true, maxLength: 200, placeholder: '如：出差' },
  ]
}

function Delegations({ rows, empty, revocable }: { rows: readonly DelegationRow[]; empty: string; revocable: boolean }) {
  if (rows.length === 0) return <EmptyState title={empty} />
  return (
    <ul className="divide-y divide-line border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm">
          <span className="flex w-40 items-center gap-2 font-medium">
            {row.other}
            <Status tone={states[row.state].tone}>{states[row.state].word}</Status>
          </span>
          <span className="tabular-nums">
            <DateTime iso={row.fromAt} /> 至 <DateTime iso={row.revokedAt ?? row.toAt} />
          </span>
          <span className="min-w-40 flex-1 text-muted">{row.reason}</span>
          {revocable && (row.state === 'running' || row.state === 'waiting') && (
            <ActionDialog
              label="收回"
              ariaLabel={`收回对${row.other}的委托`}
              size="sm"
              tone="danger"
              title="收回委托"
              intro={`收回后，${row.other}立即不能再办理您的待办。`}
              fixed={{ id: row.id }}
              submit="收回委托"
              danger
              action={revokeDelegationAction}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
