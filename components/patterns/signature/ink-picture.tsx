import { inkPaths } from '@/lib/matters/signing/rules/ink'
import type { Ink } from './ink-types'

/** A handwritten signature as a picture, drawn from its strokes. */
export function InkPicture({ ink, name, className }: { ink: Ink; name: string; className?: string }) {
  return (
    <svg viewBox={`0 0 ${ink.width} ${ink.height}`} role="img" aria-label={`${name}的手写签名`} className={className}>
      {inkPaths(ink).map(({ d, width }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no other name than their place
        <path key={index} d={d} fill="none" stroke="#111827" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
      ))}
    </svg>
  )
}
