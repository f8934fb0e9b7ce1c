import { clsx } from 'clsx'
import type { useInk } from '@/components/patterns/signature/use-ink'
import { Button } from '@/components/ui/button'
import { RotateCcw, Undo2 } from '@/components/ui/icon'
import { inkPaths } from '@/lib/matters/signing/rules/ink'

type Props = { pad: ReturnType<typeof useInk>; turned: boolean }

/** The sheet one writes on: a base line, the ink, and below it undo and clear. The page does not scroll under the finger. */
export function SignaturePad({ pad: { ink, clear, undo, handlers }, turned }: Props) {
  return (
    <div className={clsx('flex flex-col gap-2', turned && 'h-full')}>
      <svg
        {...handlers}
        role="img"
        aria-label="签名区，请在此手写姓名"
        data-testid="signature-pad"
        className={clsx('w-full touch-none select-none rounded-md border border-line-strong bg-white', turned ? 'flex-1' : 'h-52')}
      >
        <line x1="4%" x2="96%" y1="78%" y2="78%" stroke="#d1d5db" strokeDasharray="4 4" />
        {!ink && (
          <text x="50%" y="50%" textAnchor="middle" fill="#6b7280" fontSize="15">
            请在此手写姓名
          </text>
        )}
        {ink &&
          inkPaths(ink).map(({ d, width }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no other name than their place
            <path key={index} d={d} fill="none" stroke="#111827" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
          ))}
      </svg>
      <div className="flex gap-2">
        <Button size="sm" icon={<Undo2 aria-hidden className="size-4" />} onClick={undo} disabled={!ink}>
          撤销一笔
        </Button>
        <Button size="sm" icon={<RotateCcw aria-hidden className="size-4" />} onClick={clear} disabled={!ink}>
          清除重写
        </Button>
      </div>
    </div>
  )
}
