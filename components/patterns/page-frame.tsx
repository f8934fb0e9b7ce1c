import type { ReactNode } from 'react'
import { RecordHead, type RecordHeadProps } from '@/components/patterns/record-head'

/** Any other page (home, settings, statistics): headline and content at the same width and rhythm as lists and records. */
export function PageFrame({ children, ...head }: RecordHeadProps & { children: ReactNode }) {
  return (
    <div data-print="flow" className="mx-auto flex w-full max-w-[1680px] flex-col gap-3 px-6 py-4 max-sm:px-3">
      <RecordHead {...head} />
      {children}
    </div>
  )
}
