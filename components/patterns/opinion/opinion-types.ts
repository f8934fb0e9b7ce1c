import type { Ink } from '@/components/patterns/signature/ink-types'
import type { ActionResult } from '@/components/ui/action-result'
import type { ButtonTone } from '@/components/ui/button'

/** Something more an action needs to know: to whom it is transferred, until when, which materials are asked for. */
export type ExtraField = {
  key: string
  label: string
  kind: 'text' | 'textarea' | 'date' | 'select' | 'person' | 'many'
  options?: readonly { value: string; label: string; note?: string }[]
  required?: boolean
  hint?: string
}

/** One thing that can be done with the task, named by what it does (同意并报处长复核). */
export type OpinionAction = {
  action: string
  label: string
  tone: ButtonTone
  needsOpinion: boolean
  /** Asked once before it is done. */
  confirm?: string
  fields?: readonly ExtraField[]
}

/** What the server action gets; `key` is the idempotency key, the same for a repeated attempt. `many` fields are joined by a comma. */
export type OpinionInput = {
  taskId: string
  action: string
  opinion: string
  extra: Readonly<Record<string, string>>
  key: string
  signature?: Signature
}

/** A signature made on the page, over the content it was shown with: drawn, or the own name typed. */
export type Signature =
  | { method: 'drawn'; ink: Ink; content: string; device: string }
  | { method: 'typed'; name: string; content: string; device: string }

/** Signing on this task: who signs, what is signed (SM3 of form and materials as shown), and which actions cannot do without. */
export type Signing = { name: string; content: string; required: readonly string[] }

export type SubmitOpinion = (input: OpinionInput) => Promise<ActionResult>
