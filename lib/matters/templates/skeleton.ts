import { type Block, heading, table, text } from '@/lib/platform/docx/blocks'

export { type Block, heading, type Skeleton, table, text } from '@/lib/platform/docx/blocks'

/** What is known of a filing when its materials are begun; null and empty where it is not known yet. */
export type Known = {
  readonly matter: string
  readonly organ: string
  readonly enterprise: string | null
  readonly target: string | null
  readonly subject: string | null
  readonly contact: string | null
  readonly basis: readonly string[]
  readonly attachments: readonly string[]
  /** Fields of the form with their values, in its order. */
  readonly data: readonly { label: string; value: string | null }[]
}

/** A value, or the place for it. */
export const blank = (value: string | null | undefined, label: string): string => (value ? value : `【${label}】`)

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Parts one after another, numbered 一、二、…, each with what is to be said there. */
export function numbered(parts: readonly (readonly [string, ...string[]])[]): Block[] {
  return parts.flatMap(([title, ...words], index) => [heading(`${numerals[index] ?? index + 1}、${title}`), ...words.map(text)])
}

/** The data of the form as a table; what has not been entered is a place. */
export function dataTable({ data }: Known): Block[] {
  return data.length === 0
    ? []
    : [
        table(
          ['项目', '内容'],
          data.map(({ label, value }) => [label, blank(value, label)]),
        ),
      ]
}

/** Who signs for the enterprise, and when. */
export function signedBy(known: Known, ...before: string[]): string[] {
  return [...before, `${blank(known.enterprise, '企业全称')}（盖章）`, '【年　月　日】']
}
