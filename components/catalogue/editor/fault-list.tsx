import { placeId } from '@/components/catalogue/editor/editor-tools'
import { Card } from '@/components/ui/card'
import type { CatalogueFault } from '@/lib/matters/catalogue/check'

/** The id of what is on the page for a fault: its entry while the row is open, else the row. */
const rowOf = (path: string) => /^(.*?\.\d+)(\.|$)/.exec(path)?.[1] ?? path

/** What keeps the draft from being submitted, each a link to its place. */
export function FaultList({ faults }: { faults: readonly CatalogueFault[] }) {
  if (faults.length === 0) return null
  return (
    <Card title={`${faults.length} 处需要改正`} note="改正后才能报批" className="border-danger-200">
      <ul role="alert" className="max-h-60 space-y-1 overflow-y-auto text-sm">
        {faults.map((fault) => (
          <li key={`${fault.path}${fault.message}`}>
            <a className="text-danger hover:underline" href={`#${placeId(rowOf(fault.path))}`}>
              {fault.place}：{fault.message}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
