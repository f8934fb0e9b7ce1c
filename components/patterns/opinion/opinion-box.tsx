'use client'

import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { ActionDialog } from '@/components/patterns/opinion/action-dialog'
import { OpinionButtons } from '@/components/patterns/opinion/opinion-buttons'
import type { OpinionAction, Signature, Signing, SubmitOpinion } from '@/components/patterns/opinion/opinion-types'
import { PhraseChips } from '@/components/patterns/opinion/phrase-chips'
import { useDecision } from '@/components/patterns/opinion/use-decision'
import { useDraft } from '@/components/patterns/opinion/use-draft'
import { SignatureDialog } from '@/components/patterns/signature/signature-dialog'
import { SignatureLine } from '@/components/patterns/signature/signature-line'
import { Button } from '@/components/ui/button'
import { ChevronDown, PenLine } from '@/components/ui/icon'
import { Textarea } from '@/components/ui/textarea'

type Props = {
  taskId: string
  /** In the order shown; the first with tone `primary` stands out. */
  actions: readonly OpinionAction[]
  phrases: readonly string[]
  /** Proposed opinion, replaced by what was typed here before. */
  initial?: string
  /** Absent = nothing is signed on this task. */
  signing?: Signing
  submit: SubmitOpinion
}

/** Opinion, phrases and the buttons that decide. Keeps what is typed on this machine, decides at most once, loses nothing when refused. */
export function OpinionBox({ taskId, actions, phrases, initial = '', signing, submit }: Props) {
  const draft = useDraft(taskId, initial)
  const [asking, setAsking] = useState<OpinionAction | null>(null)
  const [open, setOpen] = useState(false)
  const [signature, setSignature] = useState<Signature | null>(null)
  // The pad is open: for its own sake (`null`), or because this action cannot do without a signature.
  const [pad, setPad] = useState<{ before: OpinionAction | null } | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const { decide, trouble, setTrouble, running } = useDecision({
    taskId,
    submit,
    onDone: () => {
      draft.forget()
      setSignature(null)
      setAsking(null)
      setOpen(false)
    },
  })
  const type = (text: string) => {
    draft.change(text)
    setTrouble(null)
  }
  const press = (action: OpinionAction) => {
    if (action.needsOpinion && draft.text.trim() === '') {
      setTrouble({ message: `“${action.label}”须填写意见。`, fields: {} })
      setOpen(true)
      return area.current?.focus()
    }
    setTrouble(null)
    if (signing?.required.includes(action.action) && !signature) return setPad({ before: action })
    goOn(action, signature)
  }
  const goOn = (action: OpinionAction, signed: Signature | null) => {
    if (action.confirm || action.fields?.length) setAsking(action)
    else decide(action, draft.text.trim(), {}, signed)
  }
  const signed = (made: Signature) => {
    setSignature(made)
    setPad(null)
    if (pad?.before) goOn(pad.before, made)
  }
  return (
    <>
      {open && <div aria-hidden className="fixed inset-0 z-30 bg-brand-900/35 lg:hidden" onPointerDown={() => setOpen(false)} />}
      <section
        aria-label="意见"
        data-print="hidden"
        className="shrink-0 border-line bg-white lg:flex lg:grow lg:flex-col max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-40 max-lg:border-t max-lg:pb-[env(safe-area-inset-bottom)] lg:rounded-lg lg:border"
      >
        <div
          className={clsx(
            'space-y-2 px-4 pt-3 lg:flex lg:grow lg:flex-col',
            open ? 'max-lg:max-h-[70dvh] max-lg:overflow-y-auto' : 'max-lg:hidden',
          )}
        >
          <div className="flex items-center justify-between">
            <h2 className="font-semibold">意见</h2>
            <span role="status" className="text-xs text-muted">
              {draft.savedAt && `已自动保存 ${draft.savedAt}`}
            </span>
            <button type="button" aria-label="收起意见" onClick={() => setOpen(false)} className="p-1 text-muted lg:hidden">
              <ChevronDown aria-hidden className="size-5" />
            </button>
          </div>
          <Textarea
            ref={area}
            aria-label="办理意见"
            rows={2}
            className="min-h-16 max-lg:max-h-60 lg:grow"
            placeholder="请填写办理意见"
            value={draft.text}
            invalid={trouble !== null && draft.text.trim() === ''}
            onChange={(event) => type(event.target.value)}
          />
          <PhraseChips
            phrases={phrases}
            onPick={(phrase) => {
              type(draft.text.trim() === '' ? phrase : `${draft.text.trimEnd()}${phrase}`)
              area.current?.focus()
            }}
          />
          {signing && <SignatureLine signature={signature} onSign={() => setPad({ before: null })} onClear={() => setSignature(null)} />}
        </div>
        {trouble && !asking && (
          <p role="alert" className="mx-4 mt-2 rounded-md bg-danger-50 px-3 py-2 text-sm text-danger">
            {trouble.message}
          </p>
        )}
        <div className="flex items-stretch gap-2 px-4 py-3 max-lg:px-3">
          {!open && (
            <Button className="lg:hidden" icon={<PenLine aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
              意见
            </Button>
          )}
          <OpinionButtons actions={actions} running={running} onPress={press} />
        </div>
      </section>
      {pad && signing && (
        <SignatureDialog signing={signing} before={pad.before?.label ?? null} onSigned={signed} onClose={() => setPad(null)} />
      )}
      {asking && (
        <ActionDialog
          action={asking}
          opinion={draft.text.trim()}
          pending={running !== null}
          trouble={trouble}
          onDecide={(extra) => decide(asking, draft.text.trim(), extra, signature)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
