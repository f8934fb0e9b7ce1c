import { DateTime } from '@/components/patterns/date-time'
import type { Column } from '@/components/patterns/query-table/columns'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { SealRow } from '@/lib/matters/seal/queries/register'
import { sealBases, sealKinds, sealStates } from '@/lib/matters/seal/schema'

const looks = {
  open: { tone: 'notice', shape: 'dot' },
  approved: { tone: 'brand', shape: 'dot' },
  refused: { tone: 'danger', shape: 'ban' },
  withdrawn: { tone: 'neutral', shape: 'none' },
  done: { tone: 'ok', shape: 'check' },
} as const

/** Columns of the register of uses of the seal. */
export const sealColumns: Column<SealRow>[] = [
  {
    key: 'title',
    title: '文件',
    hideable: false,
    mobile: 'title',
    wrap: true,
    render: (row) => (row.filingId ? <TextLink href={`/gov/filings/${row.filingId}`}>{row.title}</TextLink> : row.title),
    sub: (row) => [row.number, sealKinds[row.kind]].filter(Boolean).join(' · '),
  },
  {
    key: 'status',
    title: '状态',
    mobile: 'mark',
    render: (row) => (
      <Status tone={looks[row.status].tone} shape={looks[row.status].shape}>
        {sealStates[row.status]}
      </Status>
    ),
  },
  {
    key: 'asked',
    title: '经办人',
    render: (row) => row.askedByName,
    sub: (row) => <DateTime iso={row.askedAt} />,
  },
  { key: 'reason', title: '事由', wrap: true, render: (row) => row.reason, sub: (row) => row.department },
  {
    key: 'decided',
    title: '批准',
    wrap: true,
    render: (row) => row.decidedByName ?? '—',
    sub: (row) => (row.decidedAt ? <DateTime iso={row.decidedAt} /> : null),
  },
  {
    key: 'basis',
    title: '依据',
    wrap: true,
    width: '9rem',
    render: (row) => sealBases[row.basis],
    sub: (row) => row.opinion?.replace('办件决定：', '') || null,
  },
  {
    key: 'sealed',
    title: '落章',
    render: (row) => (row.sealedAt ? <DateTime iso={row.sealedAt} /> : '—'),
    sub: (row) => row.keyName && <span title={`密钥 ${row.fingerprint}`}>{row.keyName}</span>,
  },
  {
    key: 'file',
    title: '文件与核验',
    render: (row) =>
      row.fileId ? (
        <a href={`/api/files/${row.fileId}?inline=1`} target="_blank" rel="noreferrer" className="text-brand hover:underline">
          查看盖章文件
        </a>
      ) : row.sourceFileId ? (
        <a href={`/api/files/${row.sourceFileId}?inline=1`} target="_blank" rel="noreferrer" className="text-brand hover:underline">
          查看待盖章文件
        </a>
      ) : (
        '—'
      ),
    sub: (row) => row.fileId && row.verifyCode && <TextLink href={`/verify?code=${row.verifyCode}`}>{row.verifyCode}</TextLink>,
  },
]
