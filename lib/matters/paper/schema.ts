import { z } from 'zod'

export const paperKindSchema = z.enum(['批复', '核准文件', '备案表', '收悉回执', '不予同意通知书', '不予受理通知书'])
export type PaperKind = z.infer<typeof paperKindSchema>

const shared = {
  kind: paperKindSchema,
  organ: z.string(),
  number: z.string(),
  title: z.string(),
  /** Day of issue, `YYYY-MM-DD`. */
  date: z.string(),
  verify: z.object({
    code: z.string(),
    /** Address printed and in the QR code. */
    url: z.string(),
    /** SM3 over the content itself without this member. */
    digest: z.string(),
  }),
}

/** A letter with a red head (GB/T 9704-2012). */
export const letterSchema = z.object({
  ...shared,
  layout: z.literal('letter'),
  /** 文件格式 with head and imprint, or 信函格式 (chapter 10.1) for short answers. */
  style: z.enum(['document', 'correspondence']),
  addressee: z.string(),
  paragraphs: z.array(z.string()).min(1),
  closing: z.string(),
  attachments: z.array(z.string()),
  note: z.string(),
  copyTo: z.array(z.string()),
  printer: z.string(),
})
export type LetterContent = z.infer<typeof letterSchema>

/** A form: pairs of label and value, and the opinion of the organ. `wide` takes the whole line. */
export const formPaperSchema = z.object({
  ...shared,
  layout: z.literal('form'),
  filingNumber: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.string(), wide: z.boolean() })).min(1),
  opinionLabel: z.string(),
  opinion: z.array(z.string()).min(1),
  note: z.string(),
})
export type FormPaperContent = z.infer<typeof formPaperSchema>

/** Everything a paper says; rendering it needs nothing else, and the same content gives the same bytes. */
export const paperContentSchema = z.discriminatedUnion('layout', [letterSchema, formPaperSchema])
export type PaperContent = z.infer<typeof paperContentSchema>
