import { clsx } from 'clsx'
import { type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type Drill, type DrillPart, partAddress, partHref } from '@/components/screen/drill/drill'
import { DrillContext } from '@/components/screen/drill/drill-context'
import { EnterpriseRows, FilingRows, UnitRows } from '@/components/screen/drill/drill-rows'
import { type Loaded, useRows } from '@/components/screen/drill/use-rows'
import type { DistrictUnit } from '@/lib/dashboards/queries/screen-finance'
import type { OrgRow } from '@/lib/dashboards/queries/screen-orgs'
import type { SliceRow } from '@/lib/dashboards/schema'

/** What a number is made of, over the stage; Escape and the close button give the stage back. */
export function DrillDialog({ drill, onClose }: { drill: Drill; onClose: () => void }) {
  const place = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState(0)
  const part = drill.parts[shown] ?? drill.parts[0]
  useEffect(() => place.current?.showModal(), [])
  return (
    <dialog
      ref={place}
      aria-label={drill.title}
      onClose={onClose}
      className="m-auto max-h-[min(52rem,94dvh)] w-[92rem] max-w-[96vw] flex-col overflow-hidden rounded-lg border border-(--line) bg-(--panel) text-(--ink) backdrop:bg-[#020817]/75 open:flex"
    >
      <header className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-(--line) px-5 py-3">
        <h2 className="text-[1.25rem] font-semibold">{drill.title}</h2>
        {drill.parts.length > 1 && (
          <div role="tablist" aria-label="明细" className="flex gap-1 text-[0.9375rem]">
            {drill.parts.map((one, index) => (
              <button
                key={one.label}
                type="button"
                role="tab"
                aria-selected={index === shown}
                onClick={() => setShown(index)}
                className={clsx('rounded px-3 py-1', index === shown ? 'bg-(--line) text-white' : 'text-(--quiet) hover:text-white')}
              >
                {one.label}
              </button>
            ))}
          </div>
        )}
        <button
          type="button"
          onClick={() => place.current?.close()}
          className="ml-auto rounded border border-(--line) px-3 py-1 hover:text-white"
        >
          关闭
        </button>
      </header>
      {part && <Part key={partAddress(part)} part={part} />}
    </dialog>
  )
}

function Part({ part }: { part: DrillPart }) {
  const { ledger } = useContext(DrillContext)
  const address = partAddress(part)
  const href = partHref(part, ledger)
  if ('filings' in part) return <List<SliceRow> address={address} href={href} show={(rows) => <FilingRows rows={rows} ledger={ledger} />} />
  if ('finance' in part) {
    const show = (rows: readonly DistrictUnit[]) => <UnitRows rows={rows} period={part.finance.period} />
    return <List<DistrictUnit> address={address} href={href} show={show} />
  }
  return <List<OrgRow> address={address} href={href} show={(rows) => <EnterpriseRows rows={rows} />} />
}

type ListProps<Row> = { address: string; href: string | null; show: (rows: readonly Row[]) => ReactNode }

function List<Row>({ address, href, show }: ListProps<Row>) {
  const loaded = useRows<Row>(address)
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto px-5 py-2">
        {loaded.state === 'ready' && loaded.rows.length > 0 ? show(loaded.rows) : <Words loaded={loaded} />}
      </div>
      <footer className="flex items-center gap-4 border-t border-(--line) px-5 py-2.5 text-[0.9375rem] text-(--quiet)">
        <span>{loaded.state === 'ready' && countText(loaded.count, loaded.rows.length)}</span>
        {href && (
          <a href={href} className="ml-auto text-(--bright) underline underline-offset-4">
            在办件台账中打开
          </a>
        )}
      </footer>
    </>
  )
}

function Words({ loaded }: { loaded: Loaded<unknown> }) {
  const words = loaded.state === 'failed' ? loaded.words : loaded.state === 'loading' ? '正在读取…' : '没有符合条件的记录。'
  return (
    <p role="status" className={clsx('py-10 text-center', loaded.state === 'failed' ? 'text-(--alarm)' : 'text-(--quiet)')}>
      {words}
    </p>
  )
}

function countText(count: number, shown: number): string {
  const total = count > 1000 ? '1000+' : count.toLocaleString('zh-CN')
  return count > shown ? `共 ${total} 条，列出前 ${shown} 条` : `共 ${total} 条`
}
