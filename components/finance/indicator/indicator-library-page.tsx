import { openIndicatorDraftAction } from '@/app/actions/indicator-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { bases, type Indicator } from '@/lib/finance/indicators/definition'
import { type IndicatorDraftRow, indicatorDrafts } from '@/lib/finance/queries/indicator-drafts'
import { indicatorLibrary } from '@/lib/finance/queries/indicators'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 指标库: every indicator with its formula, calibre, unit and origin; those that say the same are named. */
export async function IndicatorLibraryPage({ face, actor, params }: Props) {
  const words = typeof params.q === 'string' ? params.q.slice(0, 50) : ''
  const group = typeof params.group === 'string' && params.group ? params.group.slice(0, 20) : undefined
  const { library, drafts } = await found(
    runTogether(actor, async (ask) => ({
      library: await ask(indicatorLibrary, { words, ...(group ? { group } : {}) }),
      drafts: face === 'gov' ? await ask(indicatorDrafts, {}) : [],
    })),
  )
  return (
    <PageFrame
      title="指标库"
      facts={[`${library.total} 项`, '公式改动即成新版本，生效月份以前的值保留其版本']}
      actions={face === 'gov' && may(actor, 'finance.define') && <NewIndicator />}
    >
      <Drafts drafts={drafts} />
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form action={`/${face}/finance/indicators`} className="flex flex-wrap items-end gap-2">
          <Input
            name="q"
            aria-label="名称、编码或口径"
            className="w-72 max-sm:w-full"
            placeholder="名称、编码或口径"
            defaultValue={words}
            maxLength={50}
          />
          <Select
            name="group"
            aria-label="类别"
            defaultValue={group ?? ''}
            empty="全部类别"
            options={library.groups.map((value) => ({ value, label: value }))}
          />
          <Button type="submit" tone="primary">
            查找
          </Button>
        </form>
      </search>
      {library.indicators.length === 0 ? (
        <EmptyState title="没有符合条件的记录">换一个词，或选择全部类别。</EmptyState>
      ) : (
        <Card title="指标" note={`${library.indicators.length} 项`} flush>
          <Table label="指标" dense>
            <thead>
              <tr>
                <Th>编码</Th>
                <Th>名称</Th>
                <Th>类别</Th>
                <Th>单位</Th>
                <Th>口径</Th>
                <Th>来源</Th>
              </tr>
            </thead>
            <tbody>
              {library.indicators.map((one) => (
                <Row key={one.code} face={face} one={one} twins={library.twins[one.code] ?? []} />
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </PageFrame>
  )
}

function Row({ face, one, twins }: { face: string; one: Indicator; twins: readonly string[] }) {
  return (
    <tr>
      <Td>{one.code}</Td>
      <Td>
        <TextLink href={`/${face}/finance/indicators/${one.code}`}>{one.name}</TextLink>
        {twins.length > 0 && <span className="block text-xs text-warn">与 {twins.join('、')} 公式相同</span>}
      </Td>
      <Td className="whitespace-nowrap">{one.group}</Td>
      <Td className="whitespace-nowrap">{one.unit}</Td>
      <Td className="min-w-72">
        {one.calibre}
        {one.annualize && <span className="ml-1 text-xs text-muted">可年化</span>}
      </Td>
      <Td className="whitespace-nowrap">
        {one.basis === 'unverified' ? <Status tone="warn">{bases[one.basis]}</Status> : bases[one.basis]}
      </Td>
    </tr>
  )
}

function NewIndicator() {
  return (
    <ActionDialog
      {...{ label: '新增指标', tone: 'primary', title: '新增指标', submit: '起草' }}
      intro="起草、检查、报批后由另一人审批。"
      fields={[{ key: 'code', label: '编码', kind: 'text', maxLength: 5, required: true, hint: '两个大写字母加两位数字，如 GM16' }]}
      action={openIndicatorDraftAction}
    />
  )
}

function Drafts({ drafts }: { drafts: readonly IndicatorDraftRow[] }) {
  if (drafts.length === 0) return null
  return (
    <Card title="在办的修改" note={`${drafts.length} 份`}>
      <ul className="space-y-1 text-sm">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-center gap-x-2">
            <TextLink href={`/gov/finance/indicators/${draft.code}/draft`}>{`${draft.code} ${draft.name}`}</TextLink>
            <Status tone="warn">{draft.state}</Status>
            <span className="text-muted">
              {draft.by} <DateTime iso={draft.at} />
              {draft.effectiveFrom && ` · 拟自 ${draft.effectiveFrom} 起施行`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
