import { FlowPicture } from '@/components/matters/handbook/flow-picture'
import { Card } from '@/components/ui/card'
import { workCalendar } from '@/lib/kernel/workday'
import { trailOf } from '@/lib/matters/pictures/trail'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

/** The flow of a filing with where it is now; who and when on passed steps come from the history its reader may see. */
export function FilingFlow({ face, record }: { face: 'gov' | 'ent'; record: FilingRecordDto }) {
  const { matter, run, history } = record
  const departments = Object.fromEntries(Object.entries(record.departments).map(([code, { name }]) => [code, name]))
  const trail = trailOf(run.progress, history, { calendar: workCalendar, reader: face })
  return (
    <Card title="流程图" note={`${matter.name}，第 ${matter.version} 版`}>
      <FlowPicture matter={matter} departments={departments} trail={trail} />
    </Card>
  )
}
