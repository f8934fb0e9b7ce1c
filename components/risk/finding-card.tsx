import { judgeFindingAction, snoozeFindingAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { Basis, FindingState, GradeMark } from '@/components/risk/marks'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import type { CaseRecord } from '@/lib/risk/queries/case-record'
import { judges } from '@/lib/risk/rules/desk'
import { verdicts } from '@/lib/risk/schema'

type Finding = CaseRecord['findings'][number]
type Props = { face: 'gov' | 'ent'; actor: Actor /** Of the case. */; caseKey: string; finding: Finding; parties: CaseRecord['parties'] }

/** One finding: why it matters, whom it is about, its evidence with source, and what can be done with it. */
export function FindingCard({ face, actor, caseKey, finding, parties }: Props) {
  const names = finding.partyIds.flatMap((id) => parties.find((party) => party.id === id)?.name ?? [])
  return (
    <Card
      id={finding.id}
      title={
        <span className="flex flex-wrap items-center gap-2">
          {may(actor, 'risk.model') ? (
            <TextLink href={`/${face}/risk/models/${finding.modelCode}`}>{finding.modelName}</TextLink>
          ) : (
            finding.modelName
          )}
          <GradeMark grade={finding.grade} />
          <FindingState status={finding.status} verdict={finding.verdict} />
          {finding.goneAt && <Status title="按现在的数据、参数或暂缓，模型不再命中；不计入等级">已消失</Status>}
        </span>
      }
      note={`${finding.modelCode} · 第 ${finding.modelVersion} 版 · ${finding.family}`}
      actions={judges(actor, caseKey) && <Judging finding={finding} />}
    >
      {names.length > 0 && <p className="font-medium">{names.join(' 与 ')}</p>}
      <p className="text-sm text-muted">{finding.why}</p>
      <Table label={`${finding.modelName}的证据`} dense className="mt-2 rounded-md border border-line">
        <thead>
          <tr>
            <Th className="w-48 max-sm:w-24">证据</Th>
            <Th>内容</Th>
            <Th className="w-44 max-sm:w-20">出处</Th>
          </tr>
        </thead>
        <tbody>
          {finding.evidence.map((line) => (
            <tr key={line.key}>
              <Td className="text-muted">{line.label}</Td>
              <Td className="[overflow-wrap:anywhere]" title={line.hidden ? '敏感标识，已遮蔽' : undefined}>
                {line.value}
              </Td>
              <Td className="text-xs text-muted">{line.source}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-muted">
        依据：
        <Basis basis={finding.basis} checked={finding.basisChecked} /> · 数据截至 <DateTime iso={finding.factsAt} /> · 首次发现{' '}
        <DateTime iso={finding.firstSeenAt} />
        {finding.goneAt && (
          <>
            {' '}
            · 已消失 <DateTime iso={finding.goneAt} />
          </>
        )}
        {finding.parameters.length > 0 && (
          <span className="block [overflow-wrap:anywhere]">参数：{finding.parameters.join('；').slice(0, 300)}</span>
        )}
      </p>
      {finding.verdictReason && (
        <p className="mt-2 rounded-md bg-sunken px-3 py-2 text-sm">
          {finding.verdict}：{finding.verdictReason}
          <span className="ml-2 text-xs text-muted">
            {finding.verdictBy} {finding.verdictAt && <DateTime iso={finding.verdictAt} />}
          </span>
        </p>
      )}
    </Card>
  )
}

function Judging({ finding }: { finding: Finding }) {
  const reason = { key: 'reason', label: '理由', kind: 'lines', required: true } as const
  const judge = finding.status === 'closed' ? '重新认定' : '认定'
  return (
    <>
      <ActionDialog
        label={judge}
        ariaLabel={`${judge} ${finding.modelName}`}
        size="sm"
        title={`认定：${finding.modelName}`}
        intro="属实、误报均结束这条发现；需核查则继续挂账。"
        fields={[
          {
            key: 'verdict',
            label: '结论',
            kind: 'select',
            options: verdicts.map((value) => ({ value, label: value })),
            empty: '请选择',
            required: true,
          },
          reason,
        ]}
        fixed={{ findingId: finding.id, version: String(finding.version) }}
        submit="记录认定"
        action={judgeFindingAction}
      />
      {finding.verdict !== '属实' && (
        <ActionDialog
          label="暂缓"
          ariaLabel={`暂缓 ${finding.modelName}`}
          size="sm"
          tone="quiet"
          title={`暂缓：${finding.modelName}`}
          intro="到期之前，这个模型不再对这一对象提示。"
          fields={[{ key: 'until', label: '暂缓至', kind: 'date', required: true }, reason]}
          fixed={{ findingId: finding.id }}
          submit="暂缓提示"
          action={snoozeFindingAction}
        />
      )}
    </>
  )
}
