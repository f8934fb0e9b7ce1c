import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { PartProgress } from '@/lib/matters/one-thing/progress'

const states = {
  waiting: { tone: 'neutral', label: '未到本处室' },
  open: { tone: 'warn', label: '正在审查' },
  agreed: { tone: 'ok', label: '同意' },
  objected: { tone: 'danger', label: '有不同意见' },
} as const

/** The matters of a 一件事 with what their departments have said: one that is open holds the whole. */
export function FilingPartsTable({ parts }: { parts: readonly PartProgress[] }) {
  const open = parts.filter((part) => part.state === 'open').length
  return (
    <Card title="一并办理的事项" note={open > 0 ? `${open} 项尚在审查，全部提出意见后汇总` : `${parts.length} 项`} flush>
      <Table label="一并办理的事项">
        <thead>
          <tr>
            <Th>事项</Th>
            <Th>处室</Th>
            <Th>意见</Th>
            <Th>提出人</Th>
            <Th>时间</Th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.matter}>
              <Td className="min-w-52">
                {part.name} <span className="text-xs text-muted">{part.matter}</span>
              </Td>
              <Td className="whitespace-nowrap">{part.department}</Td>
              <Td className="min-w-40">
                <Status tone={states[part.state].tone}>{states[part.state].label}</Status>
                {part.opinion && <p className="mt-1">{part.opinion}</p>}
              </Td>
              <Td className="whitespace-nowrap">{part.by ?? '—'}</Td>
              <Td className="whitespace-nowrap">{part.at ? <DateTime iso={part.at} /> : '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
