import { retireMatterAction } from '@/app/actions/catalogue-actions'
import { ChangesList } from '@/components/catalogue/changes-list'
import { DifferenceBar } from '@/components/catalogue/difference-bar'
import { DraftsTable } from '@/components/catalogue/drafts-table'
import { MatterSummary } from '@/components/catalogue/matter-summary'
import { OpenDraft } from '@/components/catalogue/open-draft'
import { VersionsTable } from '@/components/catalogue/versions-table'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RecordPage } from '@/components/patterns/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import type { CatalogueKind } from '@/lib/matters/catalogue/kinds'
import { catalogueDifference, catalogueRecord } from '@/lib/matters/catalogue/queries/catalogue-record'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; kind: CatalogueKind; code: string; params: SearchParams }

/** One matter or delegation list of the catalogue: its versions, the difference of any two, its drafts, and what may be done with it. */
export async function CatalogueRecordPage({ actor, kind, code, params }: Props) {
  const { record, difference } = await found(
    runTogether(actor, async (ask) => {
      const record = await ask(catalogueRecord, { kind, code })
      const numbers = record.versions.map((version) => version.version)
      const wanted = (name: string) => numbers.find((number) => String(number) === params[name])
      const [to, from] = [wanted('to') ?? numbers[0], wanted('from') ?? numbers[1] ?? numbers[0]]
      const compared = to !== undefined && from !== undefined && numbers.length > 1
      return { record, difference: compared ? await ask(catalogueDifference, { kind, code, from, to }) : null }
    }),
  )
  const { matter, versions } = record
  const newest = versions[0]
  const openDraft = record.drafts.find((draft) => draft.open)
  const editable = may(actor, 'catalogue.edit') && openDraft?.state !== '待审'
  const list =
    kind === 'delegation'
      ? { label: '授权放权清单', href: '/gov/catalogue/delegations' }
      : kind === 'one_thing'
        ? { label: '一件事', href: '/gov/catalogue?tab=joint' }
        : null
  const exportPath = `/api/catalogue/${encodeURIComponent(code)}?kind=${kind}`
  return (
    <RecordPage
      crumbs={[{ label: '事项目录管理', href: '/gov/catalogue' }, ...(list ? [list] : []), { label: record.name }]}
      title={record.name}
      marks={
        <>
          {matter && <Status tone="brand">{matter.kind}</Status>}
          {matter && <Status>{matter.authority}</Status>}
          {matter?.reservedByLaw && <Status tone="danger">法定保留权力</Status>}
          {record.retired && <Status>已停用</Status>}
          {openDraft && <Status tone="warn">{openDraft.state}</Status>}
        </>
      }
      facts={[
        kind === 'delegation' ? null : code,
        record.currentVersion ? `现行第 ${record.currentVersion} 版` : '尚无现行版本',
        `共 ${versions.length} 版`,
      ]}
      actions={
        <>
          {kind !== 'delegation' && record.currentVersion !== null && !record.retired && (
            <ButtonLink href={`/gov/matters/${code}`}>查看办事指南</ButtonLink>
          )}
          {openDraft && <ButtonLink href={`/gov/catalogue/drafts/${openDraft.id}`}>查看草稿</ButtonLink>}
          {editable && kind !== 'delegation' && newest && !newest.retired && !openDraft && (
            <ActionDialog
              {...{ label: '停用', tone: 'danger', danger: true, title: `停用 ${record.name}`, submit: '报批停用' }}
              intro="经另一人批准后自停用日起不再新办，此前的办件按原版本继续办理。"
              fields={[
                { key: 'effectiveFrom', label: '停用日期', kind: 'date', required: true, initial: record.today },
                { key: 'note', label: '停用理由', kind: 'lines', required: true },
              ]}
              fixed={{ code }}
              action={retireMatterAction}
            />
          )}
          {editable && (newest || openDraft || kind === 'delegation') && (
            <OpenDraft kind={kind} code={code} label={openDraft ? '继续修改' : record.retired ? '起草恢复' : '起草修改'} />
          )}
        </>
      }
    >
      <Card title="版本" note={`${versions.length} 版`} flush>
        {versions.length > 0 ? (
          <VersionsTable
            {...{ versions, current: record.currentVersion, today: record.today, exportPath, filings: kind !== 'delegation' }}
          />
        ) : (
          <p className="px-4 py-3 text-muted">还没有发布过版本。</p>
        )}
      </Card>
      {difference && (
        <Card
          title="版本差异"
          note={`${difference.changes.length} 处`}
          actions={<DifferenceBar versions={versions.map((version) => version.version)} from={difference.from} to={difference.to} />}
        >
          <ChangesList changes={difference.changes} />
        </Card>
      )}
      <Card title="起草与审批" note={`${record.drafts.length} 份`} flush>
        <DraftsTable drafts={record.drafts} />
      </Card>
      {matter && <MatterSummary matter={matter} />}
    </RecordPage>
  )
}
