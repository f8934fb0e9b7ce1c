import { answerPsiAction, endPsiAction } from '@/app/actions/psi-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { ProgressSteps, type WorkStep } from '@/components/patterns/progress-steps'
import { PsiDesk } from '@/components/procurement/psi/psi-desk'
import { PsiTurn } from '@/components/procurement/psi/psi-turn'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { psiModes } from '@/lib/procurement/psi/session'
import { type PsiSessionRecord, psiSession } from '@/lib/procurement/queries/psi'

/** One comparison: whose turn it is, what this side computes here, and the result that only this machine works out. */
export async function PsiPage({ actor, id }: { actor: Actor; id: string }) {
  const record = await found(runQuery(psiSession, actor, { id }))
  const open = ['proposed', 'running', 'done'].includes(record.status)
  return (
    <PageFrame
      crumbs={[{ label: '隐私比对', href: '/ent/procurement/psi' }, { label: record.purpose }]}
      title={record.purpose}
      marks={<PsiTurn status={record.status} turn={record.turn} />}
      facts={[`对方：${record.other}`, psiModes[record.mode], <DateTime key="at" iso={record.at} />]}
      actions={
        <>
          {record.turn === 'answer' && <Answers id={id} />}
          {open && (
            <ActionDialog
              label="结束比对"
              title="结束这次比对"
              intro="双方的密文都会删除，之后谁也不能再算出结果。"
              fixed={{ id }}
              submit="结束并删除密文"
              danger
              action={endPsiAction}
            />
          )}
        </>
      }
    >
      <div className="grid gap-3 lg:grid-cols-[20rem_1fr]">
        <Card title="进度" className="self-start">
          <ProgressSteps label="比对进度" steps={stepsOf(record)} />
        </Card>
        {['running', 'done'].includes(record.status) ? (
          <PsiDesk id={id} mode={record.mode} side={record.side} turn={record.turn} round={record.round} />
        ) : (
          <Card title={record.status === 'proposed' ? '同意之前' : '已没有可以计算的内容'}>
            <p className="text-sm text-muted">
              {record.status === 'proposed'
                ? '对方同意后，双方轮流计算三步。名单只在各自的电脑上读取；平台传递的是经过各方密钥变换、打乱次序的密文，国资委和上级单位也看不到这次比对。'
                : '密文已经删除，或者对方没有同意。需要时可以重新发起。'}
            </p>
          </Card>
        )}
      </div>
    </PageFrame>
  )
}

function Answers({ id }: { id: string }) {
  return (
    <>
      <ActionDialog
        label="同意比对"
        tone="primary"
        title="同意比对"
        intro="同意后，双方只会得知上面写明的内容。双方都应使用真实、完整的名单：协议不能发现对方虚填。"
        fixed={{ id, agree: true }}
        submit="同意比对"
        action={answerPsiAction}
      />
      <ActionDialog label="不同意" title="不同意比对" fixed={{ id, agree: false }} submit="答复对方不同意" action={answerPsiAction} />
    </>
  )
}

function stepsOf(record: PsiSessionRecord): WorkStep[] {
  const [asker, other] = record.side === 'a' ? ['本单位', '对方'] : ['对方', '本单位']
  const sent = (round: number) => record.sent.find((one) => one.round === round)
  const state = (round: number): WorkStep['state'] =>
    record.round >= round ? 'done' : record.status === 'running' && record.round === round - 1 ? 'running' : 'waiting'
  const step = (round: number, label: string): WorkStep => ({ key: String(round), label, state: state(round), note: sent(round)?.by })
  const answer = {
    key: 'answer',
    label: `${other}答复`,
    state: record.answered ? (record.status === 'refused' ? ('failed' as const) : ('done' as const)) : ('running' as const),
    note: record.answered?.by,
  }
  return [
    answer,
    step(1, `${asker}发送名单的密文`),
    step(2, `${other}发送自己的密文，并加密${asker}的`),
    step(3, `${asker}加密${other}的密文`),
    { key: 'result', label: '双方各自在本机得出结果', state: record.status === 'done' ? 'done' : 'waiting' },
  ]
}
