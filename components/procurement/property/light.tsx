import { Status } from '@/components/ui/status'
import type { Light } from '@/lib/procurement/rules/property-trade'

const looks = {
  红: { tone: 'danger', shape: 'stop', word: '不符' },
  黄: { tone: 'notice', shape: 'alert', word: '待核对' },
  绿: { tone: 'ok', shape: 'check', word: '相符' },
  灰: { tone: 'neutral', shape: 'none', word: '不适用' },
} as const

/** The light of a check or a transaction, in a word with its shape. */
export function TradeLight({ light, children }: { light: Light; children?: string | undefined }) {
  const { tone, shape, word } = looks[light]
  return (
    <Status tone={tone} shape={shape}>
      {children ?? word}
    </Status>
  )
}

/** The word of a light, for choosing. */
export const lightWords = { 红: '不符', 黄: '待核对', 绿: '相符' } as const
