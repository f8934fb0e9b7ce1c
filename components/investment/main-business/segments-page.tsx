import { reportSegmentsAction } from '@/app/actions/investment/lists'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { ImportSegments } from '@/components/investment/main-business/import-segments'
import { SegmentEditor } from '@/components/investment/main-business/segment-editor'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type SegmentForm, segmentForm } from '@/lib/investment/main-business/queries'
import { measureKeys, measures } from '@/lib/investment/main-business/shares'
import { statementCells } from '@/lib/investment/main-business/statement-totals'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

/** A group fills in a year by segment, compares it with its annual statement and reports it. */
export async function SegmentsPage({ actor, year: asked }: { actor: Actor; year: string | undefined }) {
  const last = Number(shanghaiDate(new Date()).slice(0, 4)) - 1
  const years = [last, last - 1, last - 2]
  const year = /^\d{4}$/.test(asked ?? '') ? Number(asked) : last
  const form = await found(runQuery(segmentForm, actor, { year }))
  const draft = form.status === 'draft'
  return (
    <PageFrame
      crumbs={[{ label: '主责主业', href: '/ent/investment/main-business' }, { label: '报送分板块数据' }]}
      title={`${year} 年分板块经营情况`}
      marks={<Status tone={draft ? 'warn' : 'ok'}>{draft ? (form.id ? '在填' : '未填') : '已报送'}</Status>}
      facts={[`第 ${form.number} 次报送`, form.reason && `更正原因：${form.reason}`, '金额单位万元']}
      actions={
        <>
          {draft && <ImportSegments year={year} version={form.version} />}
          {draft && form.id && <Report form={form} />}
        </>
      }
    >
      <LinkTabs
        label="年度"
        tabs={years.map((one) => ({
          href: `/ent/investment/main-business/segments?year=${one}`,
          label: `${one} 年`,
          current: one === year,
        }))}
      />
      <Comparison form={form} />
      {draft ? (
        <SegmentEditor key={`${year}:${form.version}`} year={year} version={form.version} lines={form.lines} />
      ) : (
        <Card title="已报送">
          <p>
            数字见 <TextLink href={`/ent/investment/main-business/${form.orgId}`}>主责主业页</TextLink>；需要改动的，在该页“更正”。
          </p>
        </Card>
      )}
    </PageFrame>
  )
}

function Report({ form }: { form: SegmentForm }) {
  const apart = measureKeys.filter((measure) => form.differences[measure] !== null)
  return (
    <ActionDialog
      {...{ label: '报送', tone: 'primary', title: `报送 ${form.year} 年分板块数据`, submit: '报送', action: reportSegmentsAction }}
      intro={
        form.statement === null
          ? '没有已受理的年度决算，报送后标为未核对。'
          : apart.length === 0
            ? '各板块合计与年度决算一致。'
            : `${apart.map((measure) => measures[measure]).join('、')}与年度决算不一致，请说明原因。`
      }
      fields={[{ key: 'explanation', label: '差额说明', kind: 'lines', required: apart.length > 0, initial: form.explanation }]}
      fixed={{ id: form.id!, version: String(form.version) }}
    />
  )
}

function Comparison({ form: { sums, statement, differences } }: { form: SegmentForm }) {
  return (
    <Card
      title="与年度决算核对"
      note={statement ? '差额在一万元以内的视为四舍五入' : '没有已受理的年度决算（合并或单户口径），暂不核对'}
      flush
    >
      <Table label="与年度决算核对" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">各板块合计（万元）</Th>
            <Th align="right">年度决算（万元）</Th>
            <Th align="right">差额（万元）</Th>
          </tr>
        </thead>
        <tbody>
          {measureKeys.map((measure) => (
            <tr key={measure}>
              <Td>{measures[measure]}</Td>
              <Td align="right">
                <Money cents={sums[measure]} />
              </Td>
              <Td align="right">
                {statement ? (
                  <TextLink
                    href={`/ent/finance/statements/${statement.id}?sheet=${statementCells[measure].split('.')[0]}&cell=${encodeURIComponent(statementCells[measure])}`}
                  >
                    <Money cents={statement[measure]} />
                  </TextLink>
                ) : (
                  <span className="text-muted">未核对</span>
                )}
              </Td>
              <Td align="right">{differences[measure] === null ? '—' : <Money cents={differences[measure]} />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
