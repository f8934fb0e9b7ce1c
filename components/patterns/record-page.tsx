import type { ReactNode } from 'react'
import { RecordHead, type RecordHeadProps } from '@/components/patterns/record-head'
import { type Step, StepBar } from '@/components/patterns/step-bar'
import { type LinkTab, LinkTabs } from '@/components/ui/link-tabs'

type Props = RecordHeadProps & { steps?: readonly Step[]; tabs?: readonly LinkTab[]; aside?: ReactNode; children: ReactNode }

/** One record: headline, steps, tabs, content, and beside it what belongs to it (on a phone below). */
export function RecordPage({ steps, tabs, aside, children, ...head }: Props) {
  return (
    <div data-print="flow" className="mx-auto flex w-full max-w-[1680px] flex-col gap-3 px-6 py-4 max-sm:px-3">
      <RecordHead {...head} />
      {steps && steps.length > 0 && <StepBar steps={steps} />}
      {tabs && (
        <div className="border-b border-line">
          <LinkTabs label="记录内容" tabs={tabs} />
        </div>
      )}
      <div className={aside ? 'grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_24rem]' : ''}>
        <div className="min-w-0 space-y-3">{children}</div>
        {aside && <aside className="min-w-0 space-y-3">{aside}</aside>}
      </div>
    </div>
  )
}
