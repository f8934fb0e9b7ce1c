import { CopyButton } from '@/components/ui/copy-button'

/** A secret that is shown this once: large enough to be read to somebody, with a button to copy it. */
export function SecretNote({ title, value, note, copy = '复制口令' }: { title: string; value: string; note: string; copy?: string }) {
  return (
    <div role="status" className="space-y-2">
      <p>{title}</p>
      <p className="flex items-center justify-between gap-3 rounded-md border border-notice-200 bg-notice-50 px-3 py-2">
        <code className="text-lg font-semibold tracking-wider break-all whitespace-pre-line select-all">{value}</code>
        <CopyButton text={value} label={copy} />
      </p>
      <p className="text-sm text-muted">{note}</p>
    </div>
  )
}
