import { answerRectificationAction, askRectificationAction, checkRectificationAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { type Actor, may } from '@/lib/kernel/actor'
import type { CaseRecord } from '@/lib/risk/queries/case-record'
import { judges } from '@/lib/risk/rules/desk'

/** What follows a verdict 属实: the supervisor orders a rectification, the enterprise reports it, the supervisor checks it. */
export function RectifyDoings({ face, actor, record }: { face: 'gov' | 'ent'; actor: Actor; record: CaseRecord }) {
  const { rectification } = record
  const proven = record.findings.filter(({ verdict }) => verdict === '属实').length
  if (face === 'ent')
    return rectification?.status === 'asked' && may(actor, 'risk.explain') ? (
      <ActionDialog
        label="报送整改情况"
        tone="primary"
        title={`报送整改情况（期限 ${rectification.dueOn}）`}
        intro={<Demand record={record} />}
        fields={[
          { key: 'words', label: '整改情况', kind: 'lines', rows: 6, required: true, hint: '至少 10 字' },
          { key: 'evidence', label: '佐证材料', kind: 'lines', rows: 3, required: true, hint: '名称、编号，一行一份' },
        ]}
        fixed={{ id: rectification.id }}
        submit="报送整改情况"
        wide
        action={answerRectificationAction}
      />
    ) : null
  if (!judges(actor, record.key) || record.org?.kind !== 'enterprise' || proven === 0) return null
  if (rectification?.status === 'answered')
    return <Check id={rectification.id} answer={rectification.answer} evidence={rectification.evidence} />
  if (rectification?.status === 'asked') return null
  return (
    <ActionDialog
      label={rectification ? '再次责令整改' : '责令整改'}
      tone="primary"
      title={`责令${record.org.shortName}整改`}
      intro={`针对 ${proven} 条已认定属实的发现；企业采购管理岗即时收到，逾期升级至处长。`}
      fields={[
        { key: 'words', label: '整改要求', kind: 'lines', rows: 4, required: true },
        { key: 'dueOn', label: '期限', kind: 'date', required: true },
      ]}
      fixed={{ caseId: record.id }}
      submit="责令整改"
      action={askRectificationAction}
    />
  )
}

/** What was demanded, and why the last report was sent back. */
function Demand({ record }: { record: CaseRecord }) {
  const back = record.events.findLast(({ action }) => action === 'return')
  return (
    <>
      <p className="whitespace-pre-line">整改要求：{record.rectification?.demand}</p>
      {back && record.rectification && record.rectification.rounds > 1 && (
        <p className="mt-1 whitespace-pre-line text-danger">退回意见：{back.words}</p>
      )}
    </>
  )
}

function Check({ id, answer, evidence }: { id: string; answer: string | null; evidence: string | null }) {
  const told = (
    <>
      <p className="whitespace-pre-line">企业报送：{answer}</p>
      <p className="mt-1 whitespace-pre-line text-muted">佐证材料：{evidence}</p>
    </>
  )
  const words = { key: 'words', label: '核查意见', kind: 'lines', rows: 3, required: true, hint: '至少 4 字' } as const
  return (
    <>
      <ActionDialog
        label="整改通过，销号"
        tone="primary"
        title="整改通过，销号"
        intro={told}
        fields={[words]}
        fixed={{ id, passed: true }}
        submit="通过并销号"
        action={checkRectificationAction}
      />
      <ActionDialog
        label="退回重新整改"
        title="退回重新整改"
        intro={told}
        fields={[words, { key: 'dueOn', label: '新的期限', kind: 'date', hint: '不填为十天后' }]}
        fixed={{ id, passed: false }}
        submit="退回重新整改"
        action={checkRectificationAction}
      />
    </>
  )
}
