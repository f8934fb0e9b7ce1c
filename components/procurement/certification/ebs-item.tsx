import { markEbsItemAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { EvidenceFiles } from '@/components/procurement/certification/evidence-files'
import { Stars } from '@/components/procurement/certification/stars'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { EbsItemLine } from '@/lib/procurement/ebs/queries'
import { ebsStatuses } from '@/lib/procurement/rules/ebs'

const tones = { 未开展: 'neutral', 进行中: 'brand', 已达标: 'ok', 不适用: 'neutral' } as const

/** One requirement: what is asked, how far it is met, who sees to it until when, and the evidence. */
export function EbsItem({ platform, item, edits }: { platform: string; item: EbsItemLine; edits: boolean }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span className="mr-1.5 font-mono text-xs text-muted">{item.code}</span>
          <span className="font-medium">{item.title}</span> <Stars count={item.stars} />
        </p>
        <p className="text-xs text-muted">
          {[`证明：${item.proof}`, item.person && `责任人 ${item.person}`, item.dueOn && `${item.dueOn} 前`].filter(Boolean).join(' · ')}
        </p>
        {item.reason && <p className="text-muted">{item.reason}</p>}
        {item.files.length > 0 && (
          <p className="flex flex-wrap gap-x-3">
            {item.files.map((file) => (
              <TextLink key={file.id} href={`/api/files/${file.id}`}>
                {file.name}
              </TextLink>
            ))}
          </p>
        )}
      </div>
      <span className="flex flex-wrap items-center gap-1">
        <Status tone={tones[item.status]}>{item.status}</Status>
        {item.gap && <Status tone="warn">差距</Status>}
        {item.late && <Status tone="danger">逾期</Status>}
        {edits && (
          <>
            <ActionDialog
              label="自评"
              ariaLabel={`自评 ${item.code}`}
              size="sm"
              title={`${item.code} ${item.title}`}
              intro={`证明材料：${item.proof}。标为已达标前先上传证明附件。`}
              fields={[
                {
                  ...{ key: 'status', label: '状态', kind: 'select', required: true, initial: item.status },
                  options: ebsStatuses.map((value) => ({ value, label: value })),
                },
                { key: 'reason', label: '说明', kind: 'lines', hint: '不适用的须写明理由', initial: item.reason },
                { key: 'person', label: '责任人', kind: 'text', maxLength: 40, half: true, initial: item.person },
                { key: 'dueOn', label: '期限', kind: 'date', half: true, initial: item.dueOn ?? '' },
              ]}
              fixed={{ id: platform, item: item.code }}
              submit="保存自评"
              action={markEbsItemAction}
            />
            <EvidenceFiles platform={platform} item={item.code} title={item.title} files={item.files} />
          </>
        )}
      </span>
    </li>
  )
}
