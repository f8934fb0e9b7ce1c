import { confirmCircularAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { CircularReceipts } from '@/components/identity/notices/circular-receipts'
import { MarkOpened } from '@/components/identity/notices/mark-opened'
import { audiences } from '@/components/identity/notices/notice-kinds'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { circularRecord } from '@/lib/identity/queries/notices'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; tab: string | undefined }

/** One circular: its text, the person's receipt, and for those who publish who has read it. */
export async function CircularPage({ face, actor, id, tab }: Props) {
  const circular = await found(runQuery(circularRecord, actor, { id }))
  const publishes = may(actor, 'circular.publish')
  const showReceipts = publishes && tab === 'receipts'
  const path = `/${face}/notices/circulars/${id}`
  const waits = circular.told && circular.readAt === null
  return (
    <RecordPage
      crumbs={[{ label: '通知公告', href: `/${face}/notices?tab=circulars` }, { label: '公告' }]}
      title={circular.title}
      marks={
        circular.readAt ? (
          <Status tone="ok" shape="check">
            {circular.needsReceipt ? '已回执' : '已读'}
          </Status>
        ) : (
          waits &&
          circular.needsReceipt && (
            <Status tone="warn" shape="alert">
              待回执
            </Status>
          )
        )
      }
      facts={[
        circular.publisher,
        <DateTime key="at" iso={circular.publishedAt} />,
        `发至${audiences[circular.audience] ?? circular.audience}`,
      ]}
      actions={
        waits && circular.needsReceipt ? (
          <ActionDialog
            label="确认收到"
            tone="primary"
            title="确认收到公告"
            intro="确认后记录您的回执时间，发布处室可见。"
            fixed={{ id }}
            submit="确认收到"
            action={confirmCircularAction}
          />
        ) : undefined
      }
      {...(publishes
        ? {
            tabs: [
              { href: path, label: '正文', current: !showReceipts },
              { href: `${path}?tab=receipts`, label: '回执', current: showReceipts },
            ],
          }
        : {})}
    >
      {waits && !circular.needsReceipt && <MarkOpened id={id} />}
      {showReceipts ? (
        <CircularReceipts actor={actor} id={id} />
      ) : (
        <Card>
          <article className="mx-auto max-w-3xl space-y-3 py-4 text-lg leading-8">
            {circular.body.split(/\n+/).map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
              <p key={index} className="indent-8">
                {paragraph}
              </p>
            ))}
            <p className="pt-4 text-right">
              {circular.publisher}
              <br />
              <DateTime iso={circular.publishedAt} show="date" />
            </p>
          </article>
        </Card>
      )}
    </RecordPage>
  )
}
