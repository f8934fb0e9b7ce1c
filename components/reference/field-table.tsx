import { Table, Td, Th } from '@/components/ui/table'
import type { FieldRow } from '@/lib/openapi/document/field-rows'

/** Fields of a body or parameters of an address: name, type, meaning; `of` tells the tables of one page apart when read aloud. */
export function FieldTable({ label, of, rows }: { label: string; of: string; rows: readonly FieldRow[] }) {
  if (rows.length === 0) return null
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <Table label={`${of}的${label}`} dense>
        <thead>
          <tr>
            <Th className="w-64">{label}</Th>
            <Th className="w-36">类型</Th>
            <Th>含义</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path}>
              <Td style={{ paddingLeft: `${0.75 + row.depth * 0.9}rem` }}>
                <code className="text-xs whitespace-nowrap">{row.path.split('.').at(-1)}</code>
                {row.required && <span className="ml-1.5 text-2xs text-danger">必填</span>}
              </Td>
              <Td className="text-xs whitespace-nowrap text-muted">{row.type}</Td>
              <Td className="min-w-48">
                {row.description}
                {row.choices.length > 0 && row.choices.length <= 12 && (
                  <span className="mt-0.5 flex flex-wrap gap-1">
                    {row.choices.map((choice) => (
                      <code key={choice} className="rounded-sm bg-ground px-1 text-2xs">
                        {choice}
                      </code>
                    ))}
                  </span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
