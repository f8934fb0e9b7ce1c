import { Card } from '@/components/ui/card'

type Words = { readonly text: string | null; readonly by: string | null; readonly title: string }
type Props = { base: number; overtaken: boolean; barred: boolean; reason?: Words | undefined; note?: Words | undefined }

/** What everybody who opens the draft of a definition has to know first: whether it can still be approved, by whom not, why it came back, what it changes. */
export function DraftNotices({ base, overtaken, barred, reason, note }: Props) {
  return (
    <>
      {overtaken && (
        <p role="alert" className="rounded-md border border-notice-200 bg-notice-50 px-3 py-2">
          草稿依据的{base > 0 ? `第 ${base} 版` : '版本'}之后已有新版本，不能再批准；请作废后据新版重新起草。
        </p>
      )}
      {barred && <p className="text-muted">您起草、修改或者报批过这份草稿，须由另一人审批。</p>}
      {[reason, note].map(
        (words) =>
          words?.text && (
            <Card key={words.title} title={words.title} note={words.by ?? undefined}>
              <p className="whitespace-pre-line">{words.text}</p>
            </Card>
          ),
      )}
    </>
  )
}
