import { addPhraseAction, removePhraseAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Card } from '@/components/ui/card'

/** Phrases for opinions; they stand below the opinion box of a decision. */
export function OwnPhrases({ phrases }: { phrases: readonly { id: string; text: string }[] }) {
  return (
    <Card
      title="常用意见"
      note="填写办理意见时可一键带入"
      actions={
        <ActionDialog
          label="添加"
          size="sm"
          title="添加常用意见"
          fields={[{ key: 'text', label: '意见', kind: 'lines', required: true }]}
          submit="添加常用意见"
          action={addPhraseAction}
        />
      }
    >
      {phrases.length === 0 ? (
        <p className="text-sm text-muted">还没有常用意见。</p>
      ) : (
        <ul className="divide-y divide-line">
          {phrases.map((phrase) => (
            <li key={phrase.id} className="flex items-center justify-between gap-3 py-1.5">
              <span className="min-w-0">{phrase.text}</span>
              <ActionDialog
                label="删除"
                ariaLabel={`删除“${phrase.text}”`}
                size="sm"
                tone="quiet"
                title="删除常用意见"
                intro={`“${phrase.text}”`}
                fixed={{ id: phrase.id }}
                submit="删除"
                danger
                action={removePhraseAction}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
