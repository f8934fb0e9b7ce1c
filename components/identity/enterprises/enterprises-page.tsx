import { enterpriseFilter, enterpriseFilters } from '@/components/identity/enterprises/enterprise-filters'
import { EnterpriseMarks } from '@/components/identity/enterprises/enterprise-marks'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { listHref } from '@/components/patterns/query-table/list-href'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { districtName } from '@/lib/identity/districts'
import { isFlat, type OrgNode, orgList } from '@/lib/identity/queries/organisations'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

const levels = ['', '一级', '二级', '三级', '四级', '五级']

/** The register of enterprises: one step of the tree at a time, or every match of a filter. */
export async function EnterprisesPage({ face, actor, params }: Props) {
  const id = `${face}-enterprises`
  const path = `/${face}/enterprises`
  const memory = await tablePreferences(id)
  const state = readListState(params, { filters: enterpriseFilters })
  const parent = typeof params.parent === 'string' && params.parent ? params.parent : undefined
  const filter = enterpriseFilter(state, parent)
  const list = await found(runQuery(orgList, actor, { ...filter, size: memory.size, cursor: state.after ?? state.before ?? undefined }))
  const here = list.path.at(-1)
  const title = face === 'gov' ? '企业全景' : '企业档案'
  return (
    <QueryTable
      id={id}
      title={here?.shortName ?? title}
      count={{ value: list.count, capped: false }}
      unit="户"
      note={here ? '直接下级' : isFlat(filter) ? `共 ${list.total} 户` : `一级企业及区（市）属企业，含各级下属共 ${list.total} 户`}
      crumbs={[
        { label: title, ...(here ? { href: path } : {}) },
        ...list.path.map((org, index) => ({
          label: org.shortName,
          ...(index < list.path.length - 1 ? { href: listHref(path, {}, { parent: org.id }) } : {}),
        })),
      ]}
      actions={
        <>
          {here && <ButtonLink href={`${path}/${here.id}`}>查看{here.shortName}档案</ButtonLink>}
          {face === 'gov' && may(actor, 'org.register') && (
            <ButtonLink tone="primary" href={`${path}/new`}>
              登记企业
            </ButtonLink>
          )}
        </>
      }
      path={path}
      params={params}
      state={state}
      memory={memory}
      filters={enterpriseFilters}
      search="企业名称、简称、统一社会信用代码"
      columns={columns(path)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.id}`}
      page={list}
      exportPath="/api/enterprises/export"
      empty={
        here
          ? {
              title: '没有下级企业',
              note: '这家企业没有登记下级企业。',
              actions: <ButtonLink href={`${path}/${here.id}`}>查看企业档案</ButtonLink>,
            }
          : { title: '没有可以查看的企业', note: '您的岗位没有开放任何企业，如需查看请联系系统管理员。' }
      }
    />
  )
}

function columns(path: string): Column<OrgNode>[] {
  return [
    {
      key: 'name',
      title: '企业',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: (row) => row.name,
      sub: (row) => row.code,
    },
    {
      key: 'marks',
      title: '状态',
      mobile: 'mark',
      render: (row) => (
        <span className="flex gap-1">
          <EnterpriseMarks org={row} />
        </span>
      ),
    },
    { key: 'level', title: '级次', width: '4rem', render: (row) => levels[row.level] ?? `${row.level} 级` },
    { key: 'place', title: '注册地', render: (row) => districtName(row.adcode) },
    { key: 'industry', title: '所属行业', wrap: true, render: (row) => row.industryName || '—' },
    { key: 'form', title: '组织形式', mobile: 'hidden', render: (row) => row.orgForm || '—' },
    {
      key: 'below',
      title: '下级企业（户）',
      align: 'right',
      render: (row) => {
        if (row.children === 0) return <span className="text-muted">无</span>
        const words = `直接 ${row.children}${row.below > row.children ? ` · 共 ${row.below}` : ''}`
        return (
          <TextLink
            href={listHref(path, {}, { parent: row.id })}
            aria-label={`${words}，${row.shortName}的下级企业`}
            className="relative max-sm:z-1"
          >
            {words}
          </TextLink>
        )
      },
    },
  ]
}
