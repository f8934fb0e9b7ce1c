import { revokePaperAction } from '@/app/actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

type Props = { paper: NonNullable<FilingRecordDto['paper']>; mayRevoke: boolean }

/** The paper a filing ended in: number, file, whether it still holds; who may revoke it finds the way here. */
export function FilingPaper({ paper, mayRevoke }: Props) {
  const { revoked } = paper
  return (
    <Card title={paper.kind} note={<DateTime iso={paper.issuedAt} show="date" />}>
      <p className="font-medium">{paper.number}</p>
      <p className="text-sm">{paper.title}</p>
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
            <ButtonLink size="sm" href={`/api/files/${paper.fileId}?inline=1`} target="_blank" prefetch={false}>
              查看文书
            </ButtonLink>
            <ButtonLink size="sm" href={`/api/files/${paper.fileId}`} prefetch={false}>
              下载
            </ButtonLink>
          </>
        ) : (
          !revoked && (
            <span role="status" className="text-sm text-muted">
              文书正在制发，完成后自动出现
            </span>
          )
        )}
        <ButtonLink size="sm" tone="quiet" href={`/verify?code=${paper.verifyCode}`}>
          验真（{paper.verifyCode}）
        </ButtonLink>
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
