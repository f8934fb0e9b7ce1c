import { revokePaperAction } from '@/app/actions/filing-actions'
import { requestResealAction } from '@/app/actions/seal-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = { paper: NonNullable<FilingRecordDto['paper']>; mayRevoke: boolean; mayReseal: boolean }

/** The paper a filing ended in: number, file, whether it still holds; who may revoke it finds the way here. */
export function FilingPaper({ paper, mayRevoke, mayReseal }: Props) {
  const { revoked, seal } = paper
  return (
    <Card title={paper.kind} note={<DateTime iso={paper.issuedAt} show="date" />}>
      <p className="font-medium">{paper.number}</p>
      <p className="text-sm">{paper.title}</p>
      {seal && <p className="mt-1 text-xs text-muted">{sealWords(seal)}</p>}
      {revoked && (
        <div className="mt-2 rounded-md bg-warn-50 px-3 py-2 text-sm">
          <Status tone="warn">
            已撤销 <DateTime iso={revoked.at} show="date" />
          </Status>
          <p className="mt-1">原因：{revoked.reason}</p>
          <p className="text-muted">
            依据：{revoked.basis}，{revoked.by}登记
          </p>
        </div>
      )}
      <p className="mt-2 flex flex-wrap gap-2">
        {paper.fileId ? (
          <>
            <ButtonLink size="sm" href={`/api/files/${paper.fileId}?inline=1`} target="_blank">
              查看文书
            </ButtonLink>
            <ButtonLink size="sm" href={`/api/files/${paper.fileId}`}>
              下载
            </ButtonLink>
          </>
        ) : (
          !revoked && (
            <span role="status" className="text-sm text-muted">
              {seal ? '文书等待办公室审批用印，批准后自动盖章出现' : '文书正在制发，完成后自动出现'}
            </span>
          )
        )}
        <ButtonLink size="sm" tone="quiet" href={`/verify?code=${paper.verifyCode}`}>
          验真（{paper.verifyCode}）
        </ButtonLink>
        {mayReseal && paper.fileId && !revoked && seal?.status !== 'open' && seal?.status !== 'approved' && (
          <ActionDialog
            label="申请重新盖章"
            size="sm"
            tone="quiet"
            title={`申请重新盖章：${paper.number}`}
            intro="经办公室负责人批准，以现行印章重新盖章；原件仍可核验。"
            fields={[{ key: 'reason', label: '事由', kind: 'lines', required: true }]}
            fixed={{ paperId: paper.id }}
            submit="提交申请"
            action={requestResealAction}
          />
        )}
        {mayRevoke && !revoked && (
          <ActionDialog
            label="撤销文书"
            size="sm"
            tone="danger"
            title={`撤销 ${paper.number}`}
            intro="撤销后不能恢复：公众核验显示“已撤销”，申报企业收到通知。需要重新决定的，由企业重新申报。"
            fields={[
              { key: 'reason', label: '撤销原因', kind: 'lines', required: true, hint: '企业将看到' },
              { key: 'basis', label: '决定撤销的依据', kind: 'text', maxLength: 200, required: true, hint: '会议纪要或文件的名称、文号' },
            ]}
            fixed={{ id: paper.id }}
            submit="撤销文书"
            danger
            action={revokePaperAction}
          />
        )}
      </p>
    </Card>
  )
}

function sealWords({ status, keyName, decidedByName, opinion }: NonNullable<Props['paper']['seal']>): string {
  if (status === 'done') return `已加盖${keyName ?? '电子印章'}（${[opinion, decidedByName].filter(Boolean).join('，')}）`
  return { open: '用印待审批', approved: '用印已批准，正在落章', refused: `用印未获批准：${opinion ?? ''}` }[status] ?? ''
}
