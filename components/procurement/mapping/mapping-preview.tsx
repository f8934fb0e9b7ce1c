import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { MappingPreview } from '@/lib/procurement/mapping/preview'

/** What the first rows become, cell by cell; what is wrong stands in the cell in words. */
export function PreviewTable({ preview }: { preview: MappingPreview }) {
  const wrong = preview.rows.reduce((sum, { cells }) => sum + cells.filter(({ error }) => error).length, 0)
  const heads = preview.rows[0]?.cells ?? []
  return (
    <Card
      title="试读前几行"
      note={wrong > 0 ? <span className="text-danger">{`${wrong} 个单元格有误`}</span> : `${preview.rows.length} 行都能读`}
      flush
    >
      {preview.problems.length > 0 && (
        <ul className="list-disc space-y-1 px-8 pb-3 text-sm text-danger">
          {preview.problems.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {heads.length > 0 && (
        <Table label="试读结果" dense>
          <thead>
            <tr>
              <Th align="right">行</Th>
              {heads.map(({ target, name }) => (
                <Th key={target}>{name}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ row, cells }) => (
              <tr key={row}>
                <Td align="right">{row}</Td>
                {cells.map(({ target, value, error }) => (
                  <Td key={target} className={error ? 'bg-danger-100 text-danger' : ''}>
                    {error ?? (value || '—')}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
