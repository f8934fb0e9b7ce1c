'use client'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Table, Td, Th } from '@/components/ui/table'

export type TargetSheet = {
  key: string
  label: string
  columns: { key: string; label: string; required: boolean; kind: 'money' | 'day' | 'other' }[]
}

/** A line while it is being edited: everything may still be empty; `key` only tells lines apart. */
export type DraftLine = { key: number; from: string; fixed: string | null; sheet: string; column: string; unit: string; date: string }

type Props = {
  lines: readonly DraftLine[]
  sheets: readonly TargetSheet[]
  heads: readonly string[]
  sample: Readonly<Record<string, string>>
  onChange: (key: number, change: Partial<DraftLine>) => void
  onRemove: (key: number) => void
}

const units = ['元', '万元'].map((value) => ({ value, label: `单位 ${value}` }))
const dates = [
  { value: 'auto', label: '年月日' },
  { value: 'dmy', label: '日/月/年' },
  { value: 'mdy', label: '月/日/年' },
]

/** The lines of a mapping, one a row: whence, whereto, unit or order of a day. */
export function MappingLines({ lines, sheets, heads, sample, onChange, onRemove }: Props) {
  return (
    <Table label="字段对应" dense>
      <thead>
        <tr>
          <Th>来源列或固定值</Th>
          <Th>样例</Th>
          <Th>平台的表</Th>
          <Th>平台的列</Th>
          <Th>单位、日期写法</Th>
          <Th>操作</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line
            key={line.key}
            {...{ line, sheets, heads }}
            number={index + 1}
            sample={line.fixed === null ? (sample[line.from] ?? '') : ''}
            onChange={(change) => onChange(line.key, change)}
            onRemove={() => onRemove(line.key)}
          />
        ))}
      </tbody>
    </Table>
  )
}

type LineProps = Pick<Props, 'sheets' | 'heads'> & {
  line: DraftLine
  number: number
  sample: string
  onChange: (change: Partial<DraftLine>) => void
  onRemove: () => void
}

function Line({ line, number, sheets, heads, sample, onChange, onRemove }: LineProps) {
  const sheet = sheets.find(({ key }) => key === line.sheet)
  const column = sheet?.columns.find(({ key }) => key === line.column)
  const known = line.from && !heads.includes(line.from) ? [line.from, ...heads] : heads
  return (
    <tr>
      <Td className="min-w-44">
        {line.fixed === null ? (
          <Select
            aria-label={`第 ${number} 行来源列`}
            value={line.from}
            empty="请选择"
            options={known.map((head) => ({ value: head, label: head }))}
            onChange={(event) => onChange({ from: event.target.value })}
          />
        ) : (
          <Input
            aria-label={`第 ${number} 行固定值`}
            value={line.fixed}
            placeholder="固定值"
            onChange={(event) => onChange({ fixed: event.target.value })}
          />
        )}
      </Td>
      <Td className="max-w-40 truncate text-xs text-muted">{line.fixed === null ? sample || '—' : '每行相同'}</Td>
      <Td className="min-w-32">
        <Select
          aria-label={`第 ${number} 行平台的表`}
          value={line.sheet}
          empty="不对应"
          options={sheets.map(({ key, label }) => ({ value: key, label }))}
          onChange={(event) => onChange({ sheet: event.target.value, column: '' })}
        />
      </Td>
      <Td className="min-w-44">
        <Select
          aria-label={`第 ${number} 行平台的列`}
          value={line.column}
          empty="请选择"
          disabled={!sheet}
          options={(sheet?.columns ?? []).map(({ key, label, required }) => ({ value: key, label: required ? `${label} *` : label }))}
          onChange={(event) => onChange({ column: event.target.value })}
        />
      </Td>
      <Td className="min-w-28">
        {column?.kind === 'money' && (
          <Select
            aria-label={`第 ${number} 行单位`}
            value={line.unit}
            options={units}
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        )}
        {column?.kind === 'day' && (
          <Select
            aria-label={`第 ${number} 行日期写法`}
            value={line.date}
            options={dates}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        )}
      </Td>
      <Td>
        <Button size="sm" aria-label={`移除第 ${number} 行`} onClick={onRemove}>
          移除
        </Button>
      </Td>
    </tr>
  )
}
