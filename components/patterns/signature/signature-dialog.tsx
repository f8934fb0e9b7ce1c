import { useState } from 'react'
import type { Signature, Signing } from '@/components/patterns/opinion/opinion-types'
import { SignaturePad } from '@/components/patterns/signature/signature-pad'
import { TurnedSheet } from '@/components/patterns/signature/turned-sheet'
import { TypedName } from '@/components/patterns/signature/typed-name'
import { useInk } from '@/components/patterns/signature/use-ink'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Smartphone } from '@/components/ui/icon'
import { isSignature } from '@/lib/matters/signing/rules/ink'

type Props = {
  signing: Signing
  /** The action that goes on once it is signed, as its button says; null = only the signature is made. */
  before: string | null
  onSigned: (signature: Signature) => void
  onClose: () => void
}

// What the signature was made on, as the browser says it; kept with the signature.
function deviceNow(): string {
  const touch = navigator.maxTouchPoints > 0 ? '触屏' : '桌面'
  return `${touch} ${window.screen.width}×${window.screen.height} ${navigator.userAgent}`.slice(0, 200)
}

/** Signs by hand, or by typing the own name for who cannot draw. Says what is signed; on a phone the sheet can be turned and fill the screen. */
export function SignatureDialog({ signing, before, onSigned, onClose }: Props) {
  const [typing, setTyping] = useState(false)
  const [turned, setTurned] = useState(false)
  const [typed, setTyped] = useState('')
  const pad = useInk(turned)
  const { content, name } = signing
  const ready = typing ? typed.trim() === name : pad.ink !== null && isSignature(pad.ink)
  const finish = () => {
    if (typing) onSigned({ method: 'typed', name, content, device: deviceNow() })
    else if (pad.ink) onSigned({ method: 'drawn', ink: pad.ink, content, device: deviceNow() })
  }
  const turn = (next: boolean) => {
    pad.clear()
    setTurned(next)
  }
  const done = (
    <Button tone="primary" onClick={finish} disabled={!ready}>
      {before ? '签名并提交' : '完成签名'}
    </Button>
  )
  if (turned)
    return (
      <TurnedSheet title={`${name} 签名`} onClose={() => turn(false)} footer={done}>
        <SignaturePad pad={pad} turned />
      </TurnedSheet>
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="签名"
      footer={
        <>
          <Button onClick={() => setTyping(!typing)}>{typing ? '改用手写' : '不便手写，键入姓名'}</Button>
          {done}
        </>
      }
    >
      {typing ? (
        <TypedName name={name} value={typed} onChange={setTyped} />
      ) : (
        <>
          <SignaturePad pad={pad} turned={false} />
          <Button
            size="sm"
            className="mt-2 sm:hidden"
            icon={<Smartphone aria-hidden className="size-4 rotate-90" />}
            onClick={() => turn(true)}
          >
            横屏全屏签名
          </Button>
        </>
      )}
      {before && <p className="mt-3 text-sm">“{before}”须手写签名，签名后提交。</p>}
      <p className="mt-3 text-xs text-muted">
        签名与本次登录、本次办理的意见以及当前申报内容绑定，办理后不可更改。申报内容摘要（SM3）：
        <code className="break-all">{content}</code>
      </p>
    </Dialog>
  )
}
