import type { Signature } from '@/components/patterns/opinion/opinion-types'
import { InkPicture } from '@/components/patterns/signature/ink-picture'
import { Button } from '@/components/ui/button'
import { PenTool, X } from '@/components/ui/icon'

type Props = { signature: Signature | null; onSign: () => void; onClear: () => void }

/** Below the opinion: sign, or the signature made, to be made anew or taken away until the decision is sent. */
export function SignatureLine({ signature, onSign, onClear }: Props) {
  if (!signature)
    return (
      <Button size="sm" icon={<PenTool aria-hidden className="size-4" />} onClick={onSign} className="self-start">
        手写签名
      </Button>
    )
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-sunken px-2 py-1">
      <span className="text-xs text-muted">已签名</span>
      {signature.method === 'drawn' ? (
        <InkPicture ink={signature.ink} name="本人" className="h-9 max-w-40 flex-1" />
      ) : (
        <span className="flex-1 font-medium">{signature.name}（键入确认）</span>
      )}
      <Button size="sm" tone="quiet" onClick={onSign}>
        重签
      </Button>
      <button type="button" aria-label="去掉签名" onClick={onClear} className="rounded-md p-1 text-muted hover:text-danger">
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
