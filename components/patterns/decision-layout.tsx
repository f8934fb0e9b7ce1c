import type { ReactNode } from 'react'
import { RecordHead, type RecordHeadProps } from '@/components/patterns/record-head'
import { type Step, StepBar } from '@/components/patterns/step-bar'
import { type LinkTab, LinkTabs } from '@/components/ui/link-tabs'

type Props = Omit<RecordHeadProps, 'actions'> & {
  /** Seldom used doings (打印, 关注) at the top right; the decision itself stands with the opinion. */
  actions?: ReactNode
  steps: readonly Step[]
  tabs: readonly LinkTab[]
  /** Form, files with preview, opinions …: scrolls in the left column. A FilesPane fills it. */
  children: ReactNode
  /** Checks, risk points, notes: scrolls in the right column. */
  checks: ReactNode
  /** An OpinionBox: always in view at the foot of the right column, a sheet on a phone. */
  opinion: ReactNode
}

/** The page on which one decides: material left, checks right, opinion and buttons always in view; uses the whole height. */
export function DecisionLayout({ steps, tabs, children, checks, opinion, ...head }: Props) {
  return (
    <div
      data-print="flow"
      className="mx-auto flex w-full max-w-[1920px] flex-col gap-2.5 px-6 py-3 max-sm:px-3 max-lg:pb-28 lg:h-[calc(100dvh-3rem)] lg:min-h-[640px]"
    >
      <RecordHead {...head} />
      <StepBar steps={steps} />
      <div
        data-print="flow"
        className="grid min-h-0 flex-1 gap-3 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_25rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]"
      >
        <section aria-label="申报材料" data-print="flow" className="flex min-h-0 min-w-0 flex-col">
          <div className="shrink-0 border-b border-line">
            <LinkTabs label="申报材料" tabs={tabs} />
          </div>
          <div data-print="flow" className="scroll-thin mt-2.5 flex min-h-0 flex-1 flex-col gap-2.5 lg:overflow-y-auto">
            {children}
          </div>
        </section>
        <aside aria-label="校验与意见" data-print="flow" className="flex min-h-0 min-w-0 flex-col gap-2.5">
          <div data-print="flow" className="scroll-thin min-h-0 space-y-2.5 lg:overflow-y-auto">
            {checks}
          </div>
          {opinion}
        </aside>
      </div>
    </div>
  )
}
