import { decideSealAction, withdrawSealAction } from '@/app/actions/seal-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { SealRow } from '@/lib/matters/seal/queries/register'

const opinion = { key: 'opinion', label: '意见', kind: 'lines', rows: 2, maxLength: 200 } as const

/** What the asking person may do with a request: the office decides, who asked takes it back. */
export function SealDecision({ row, keeper, me }: { row: SealRow; keeper: boolean; me: string }) {
  if (row.status !== 'open') return '—'
  const own = row.askedBy === me
  const intro = (
    <>
      <p className="font-medium">{row.title}</p>
      <p className="text-muted">
        {row.askedByName}：{row.reason}
      </p>
      {row.text && (
        <section
          className="max-h-72 space-y-1 overflow-y-auto rounded-md border border-line bg-sunken p-3 text-sm whitespace-pre-line"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label="文书正文"
        >
          {row.text.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one paper, which never change
            <p key={index}>{line}</p>
          ))}
        </section>
      )}
    </>
  )
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5 whitespace-normal max-sm:justify-start">
      {keeper && !own && (
        <>
          <ActionDialog
            label="批准用印"
            ariaLabel={`批准用印 ${row.title}`}
            size="sm"
            tone="primary"
            title="批准用印"
            intro={intro}
            fields={[{ ...opinion, hint: '不填记为“同意用印”' }]}
            fixed={{ id: row.id, approve: true }}
            submit="批准用印"
            action={decideSealAction}
          />
          <ActionDialog
            label="不予批准"
            ariaLabel={`不予批准 ${row.title}`}
            size="sm"
            tone="danger"
            title="不予批准"
            intro={intro}
            fields={[{ ...opinion, required: true }]}
            fixed={{ id: row.id, approve: false }}
            submit="不予批准"
            danger
            action={decideSealAction}
          />
        </>
      )}
      {keeper && own && <span className="self-center text-xs text-muted">本人提出，须由另一位负责人或者受托人审批</span>}
      {own && row.kind !== 'paper' && (
        <ActionDialog
          label="撤回"
          ariaLabel={`撤回 ${row.title}`}
          size="sm"
          title="撤回用印申请"
          intro={intro}
          fixed={{ id: row.id }}
          submit="撤回申请"
          action={withdrawSealAction}
        />
      )}
    </span>
  )
}
