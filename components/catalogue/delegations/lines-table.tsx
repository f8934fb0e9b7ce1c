import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'

type Line = {
  matter: string
  name: string
  words: string
  level: string
  condition?: string | undefined
  basis: string
  from: string
  to: string | null
  inForce: boolean
  list?: string
  version?: number
}

const tones: Readonly<Record<string, 'ok' | 'brand' | 'neutral'>> = { 企业自主决定: 'ok', 集团决定备案: 'brand', 国资委审批: 'neutral' }

/** Lines of a delegation list: which matter, who decides up to which amount, on what grounds, from when to when. */
export function LinesTable({ lines }: { lines: readonly Line[] }) {
  return (
    <Table label="授权事项">
      <thead>
        <tr>
          <Th>事项</Th>
          <Th>决定层级</Th>
          <Th>授权内容</Th>
          <Th>依据</Th>
          <Th>有效期</Th>
          {lines.some((line) => line.list) && <Th>来源</Th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.matter}${line.from}${line.words}`}>
            <Td className="min-w-44">
              {line.name}
              <span className="block font-mono text-2xs text-muted">{line.matter}</span>
            </Td>
            <Td className="whitespace-nowrap">
              <Status tone={tones[line.level] ?? 'neutral'}>{line.level}</Status>
            </Td>
            <Td className="min-w-44">
              {line.words}
              {line.condition && <span className="block font-mono text-xs text-muted">{line.condition}</span>}
            </Td>
            <Td className="min-w-36">{line.basis}</Td>
            <Td className="whitespace-nowrap">
              {line.from} 至 {line.to ?? '长期'} {!line.inForce && <Status>不在有效期</Status>}
            </Td>
            {line.list && (
              <Td className="whitespace-nowrap">
                {line.list}第 {line.version} 版
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
