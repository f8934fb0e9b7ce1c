import { InkPicture } from '@/components/patterns/signature/ink-picture'
import { Status } from '@/components/ui/status'
import type { ShownSignature } from '@/lib/matters/signing/signatures-of'

const verdicts = {
  valid: { tone: 'ok', shape: 'check', word: '签名有效：签批后内容未改动' },
  changed: { tone: 'warn', shape: 'dot', word: '签名所签内容与现内容不同：签批后申报内容有改动' },
  broken: { tone: 'danger', shape: 'ban', word: '签名记录被改动，验签失败' },
} as const

/** The signature that went with a decision, and what is to be said of it today. */
export function SignatureMark({ signature }: { signature: ShownSignature }) {
  const { tone, shape, word } = verdicts[signature.verdict]
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {signature.ink ? (
        <InkPicture ink={signature.ink} name={signature.userName} className="h-14 max-w-48 rounded-md border border-line bg-white" />
      ) : (
        <span className="rounded-md border border-line bg-white px-3 py-1.5 font-medium">
          {signature.userName} <span className="text-xs font-normal text-muted">（键入姓名确认）</span>
        </span>
      )}
      <span className="min-w-0">
        <Status tone={tone} shape={shape}>
          {word}
        </Status>
        <span className="block truncate text-xs text-muted" title={`SM3 ${signature.digest} · ${signature.device}`}>
          第 {signature.round} 轮 · 摘要 {signature.digest.slice(0, 16)}…
        </span>
      </span>
    </div>
  )
}
