import { openFormDraftAction } from '@/app/actions/form-actions'
import { FormChanges } from '@/components/finance/form/form-changes'
import { FormLines } from '@/components/finance/form/form-lines'
import { SheetTabs } from '@/components/finance/form/sheet-tabs'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type StatementFormRecord, statementFormRecord } from '@/lib/finance/form-versions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

/** 报表表式: the versions of a form with what each changed, and the lines of one of them. */
export async function FormPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const code = params.form === 'annual' ? 'annual' : 'flash'
  const wanted = typeof params.version === 'string' && /^[1-9]\d{0,3}$/.test(params.version) ? Number(params.version) : undefined
  const record = await found(runQuery(statementFormRecord, actor, { code, ...(wanted ? { version: wanted } : {}) }))
  const address = `/gov/finance/forms?form=${code}`
  const sheet = record.sheets.find(({ key }) => key === params.sheet) ?? record.sheets[0]!
  return (
    <PageFrame
      title="报表表式"
      facts={['已建立的报表停留在所用的版本', '项目编码一经使用不再改作他用']}
      actions={<Drafting record={record} />}
    >
      <LinkTabs
        label="表式"
        tabs={[
          { href: '/gov/finance/forms?form=flash', label: '快报', current: code === 'flash' },
          { href: '/gov/finance/forms?form=annual', label: '决算', current: code === 'annual' },
        ]}
      />
      <Versions record={record} address={address} />
      <Card
        title={`${record.name}第 ${record.version} 版`}
        note={`${sheet.lines.filter((line) => !line.title && !line.retired).length} 个项目`}
        flush
      >
        <SheetTabs sheets={record.sheets} current={sheet.key} address={`${address}&version=${record.version}`} />
        <FormLines sheet={sheet} codes={record.codes} />
      </Card>
    </PageFrame>
  )
}

function Drafting({ record: { code, draft, mayOpen } }: { record: StatementFormRecord }) {
  const href = `/gov/finance/forms/${code}/draft`
  if (draft)
    return (
      <TextLink href={href}>
        {draft.state}的新版本（{draft.by}）
      </TextLink>
    )
  return (
    mayOpen && (
      <ActionDialog
        {...{ label: '起草新版本', tone: 'primary', title: '起草新版本', submit: '起草', fixed: { code } }}
        intro="以最新一版为底稿，逐行修改；报批后由另一人审批，自所定期间的报表起施行。"
        action={openFormDraftAction}
      />
    )
  )
}

function Versions({ record, address }: { record: StatementFormRecord; address: string }) {
  return (
    <Card title="版本" note={`${record.versions.length} 个`} flush>
      <Table label="版本" dense>
        <thead>
          <tr>
            <Th>版本</Th>
            <Th>施行</Th>
            <Th>起草、批准</Th>
            <Th>与上一版的差异</Th>
          </tr>
        </thead>
        <tbody>
          {record.versions.map((one) => (
            <tr key={one.version}>
              <Td className="whitespace-nowrap">
                <TextLink href={`${address}&version=${one.version}`}>第 {one.version} 版</TextLink>
                {one.version === record.version && (
                  <span className="ml-1">
                    <Status>在看</Status>
                  </span>
                )}
              </Td>
              <Td className="whitespace-nowrap">自{formatPeriod({ kind: record.periodKind, code: one.from })}的报表起</Td>
              <Td>{one.by ? `${one.draftedBy}起草，${one.by}批准${one.note ? `：${one.note}` : ''}` : '随程序发布'}</Td>
              <Td className="min-w-64">
                <FormChanges changes={one.changes} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
