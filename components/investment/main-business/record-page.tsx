import type { ReactNode } from 'react'
import { openListDraftAction, reviseSegmentsAction } from '@/app/actions/investment/lists'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { SegmentYear } from '@/components/investment/main-business/segment-year'
import { ShareCell } from '@/components/investment/main-business/share-cell'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Business } from '@/lib/investment/main-business/catalogue'
import { type MainBusinessRecord, mainBusinessRecord } from '@/lib/investment/main-business/queries'
import { measureKeys, measures } from '@/lib/investment/main-business/shares'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

/** A group: its catalogue and versions, the three-year mean with lights, and each year down to its segments and the statement's cells. */
export async function MainBusinessPage({ face, actor, id }: { face: 'gov' | 'ent'; actor: Actor; id: string }) {
  const record = await found(runQuery(mainBusinessRecord, actor, { id }))
  const { inForce, averages, lights, years, registered } = record
  return (
    <PageFrame
      crumbs={[{ label: '主责主业', href: `/${face}/investment/main-business` }, { label: record.name }]}
      title={`${record.name}主责主业`}
      facts={[
        inForce ? `目录第 ${inForce.version} 版，自 ${inForce.effectiveFrom} 起施行` : '尚未录入主业目录',
        inForce && `核定文件 ${inForce.body.document}`,
        inForce?.body.filingId && (
          <TextLink href={`/${face}/filings/${inForce.body.filingId}`}>核定办件 {inForce.body.filingNumber ?? ''}</TextLink>
        ),
      ]}
      actions={<Doings face={face} record={record} />}
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {measureKeys.map((measure) => (
          <Card key={measure} title={`${measures[measure]}占比（三年平均）`}>
            <p className="text-2xl font-semibold tabular-nums">
              <ShareCell average={averages[measure]} />
            </p>
          </Card>
        ))}
      </div>
      <p className="text-xs text-muted">
        不低于 {lights.green}% 为绿灯，低于 {lights.red}%
        为红灯，其间为黄灯（建议值，可在参数中调整）。分母为已受理年度决算的合计，没有决算的取各板块之和。
      </p>
      <Card
        title="现行主业目录"
        note={inForce ? `${inForce.body.businesses.length} 项` : `登记的主业代码 ${registered.join('、') || '无'}`}
        flush
      >
        {inForce ? (
          <Businesses items={inForce.body.businesses} />
        ) : (
          <EmptyState title="尚未录入目录">投资事项的主业属性暂按登记的主业代码判断。</EmptyState>
        )}
      </Card>
      {inForce?.body.duty && (
        <Card title="主责">
          <p>{inForce.body.duty}</p>
        </Card>
      )}
      {years.length === 0 ? (
        <Card title="分板块经营情况">
          <EmptyState title="还没有报送的年度">集团按年报送各板块的营业收入、资产总额和利润总额后，按主业目录计算占比。</EmptyState>
        </Card>
      ) : (
        years.map((year) => <SegmentYear key={year.id} face={face} year={year} />)
      )}
      <Versions record={record} />
    </PageFrame>
  )
}

/** The businesses of a catalogue. */
export function Businesses({ items, doings }: { items: readonly Business[]; doings?: (index: number) => ReactNode }) {
  return (
    <Table label="主业目录" dense>
      <thead>
        <tr>
          <Th>业务</Th>
          <Th>类型</Th>
          <Th>行业代码（GB/T 4754）</Th>
          <Th>培育期至</Th>
          {doings && <Th>操作</Th>}
        </tr>
      </thead>
      <tbody>
        {items.map(({ name, kind, codes, until }, index) => (
          <tr key={name}>
            <Td className="min-w-32">{name}</Td>
            <Td>
              <Status tone={kind === '主业' ? 'brand' : 'notice'}>{kind}</Status>
            </Td>
            <Td className="min-w-32 whitespace-normal">{codes.join('、')}</Td>
            <Td>{until ? `${until} 年` : '—'}</Td>
            {doings && <Td>{doings(index)}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Doings({ face, record }: { face: 'gov' | 'ent'; record: MainBusinessRecord }) {
  const { id, draftId, filings, may, years } = record
  const [last] = years
  return (
    <>
      {may.report && (
        <Link href={`/${face}/investment/main-business/segments`} className={buttonClass('primary', 'md')}>
          报送分板块数据
        </Link>
      )}
      {may.report && last && (
        <ActionDialog
          {...{ label: '更正', title: '更正已报送的年度', submit: '建立更正', action: reviseSegmentsAction }}
          intro="建立新的一次报送，填写并报送之前原数继续有效。"
          fields={[
            {
              key: 'year',
              label: '年度',
              kind: 'select',
              required: true,
              options: years.map(({ year }) => ({ value: String(year), label: `${year} 年` })),
              initial: String(last.year),
            },
            { key: 'reason', label: '更正原因', kind: 'lines', required: true },
          ]}
        />
      )}
      {face === 'gov' && draftId && (
        <Link href={`/gov/investment/main-business/drafts/${draftId}`} className={buttonClass('secondary', 'md')}>
          在办的草稿
        </Link>
      )}
      {may.draft && !draftId && (
        <ActionDialog
          {...{ label: '起草新版本', tone: 'primary', title: '起草主业目录', submit: '起草', action: openListDraftAction }}
          intro="以现行目录为底稿；选了核定办件的，按其内容增减业务并记下文号。起草、报批后由另一人审批。"
          fields={[
            {
              ...{ key: 'filingId', label: '依据的核定办件（GZ-GH-06）', kind: 'select', empty: '不依据办件' },
              options: filings.map((filing) => ({ value: filing.id, label: `${filing.number} ${filing.title}` })),
            },
          ]}
          fixed={{ kind: 'main_business', orgId: id }}
        />
      )}
    </>
  )
}

function Versions({ record: { versions } }: { record: MainBusinessRecord }) {
  if (versions.length === 0) return null
  return (
    <Card title="历次目录" note={`${versions.length} 版`} flush>
      <Table label="历次目录" dense>
        <thead>
          <tr>
            <Th>版次</Th>
            <Th>生效日期</Th>
            <Th>核定文号</Th>
            <Th>业务</Th>
            <Th>修改说明</Th>
            <Th>批准人</Th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, effectiveFrom, body, note, approvedBy }) => (
            <tr key={version}>
              <Td className="whitespace-nowrap">第 {version} 版</Td>
              <Td className="whitespace-nowrap">{effectiveFrom}</Td>
              <Td className="min-w-32">{body.document}</Td>
              <Td className="min-w-56 whitespace-normal">
                {body.businesses.map(({ name, kind }) => (kind === '主业' ? name : `${name}（拟培育）`)).join('、')}
              </Td>
              <Td className="whitespace-normal">{note ?? '—'}</Td>
              <Td>{approvedBy ?? '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
