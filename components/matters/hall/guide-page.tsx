import { DelegationCard } from '@/components/matters/hall/delegation-card'
import { OneThingParts } from '@/components/matters/hall/one-things-page'
import { ReductionTable } from '@/components/matters/hall/reduction-table'
import { StartFiling } from '@/components/matters/hall/start-filing'
import { BookDownload } from '@/components/matters/handbook/book-download'
import { BasisPart, DependenciesPart, DutiesPart, RisksPart } from '@/components/matters/handbook/entry-parts'
import { FlowPicture } from '@/components/matters/handbook/flow-picture'
import { MaterialsPart } from '@/components/matters/handbook/materials-part'
import { PartLinks } from '@/components/matters/handbook/part-links'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import type { HandbookEntry } from '@/lib/matters/handbook/entry'
import { filingPlaces } from '@/lib/matters/queries/filing-places'
import { matterGuide } from '@/lib/matters/queries/hall'
import { oneThings } from '@/lib/matters/queries/one-things'
import type { MatterDefinition } from '@/lib/matters/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; code: string }

/** One matter of the 《一本通》: what it is for, its five parts, its materials and checks; and the button to begin. */
export async function GuidePage({ face, actor, code }: Props) {
  const guide = await found(runQuery(matterGuide, actor, { code }))
  const { matter, entry, departments, graph } = guide
  const places = may(actor, 'matter.file') ? await runQuery(filingPlaces, actor, { matter: code }) : []
  const [thing] = matter.group === '一件事' ? await runQuery(oneThings, actor, { code }) : []
  const lead = departments[matter.line]
  return (
    <PageFrame
      crumbs={[
        { label: face === 'gov' ? '事项目录' : '办事大厅', href: `/${face}/matters` },
        { label: matter.group, href: `/${face}/matters?group=${encodeURIComponent(matter.group)}` },
        { label: matter.name },
      ]}
      title={matter.name}
      marks={
        <>
          <Status tone="brand">{matter.kind}</Status>
          <Status>{matter.authority}</Status>
        </>
      }
      facts={[
        matter.code,
        lead,
        `承诺 ${matter.limits.promiseDays} 个工作日`,
        matter.limits.statutoryDays ? `法定 ${matter.limits.statutoryDays} 个工作日` : '未见法定时限',
        `第 ${guide.version} 版，${guide.effectiveFrom} 起施行`,
      ]}
      actions={
        <>
          <BookDownload scope={code} label="导出本事项 PDF" edition={guide.edition} />
          {places.length > 0 && <StartFiling matter={matter.code} places={places} />}
        </>
      }
    >
      <PartLinks />
      <Card title="适用与结果">
        <DefinitionList
          columns={2}
          items={[...entry.facts, { label: '联系电话', value: guide.phone || '见市国资委公开电话' }].map(({ label, value }) => ({
            ...{ key: label, label },
            value:
              label === '联办一件事' ? <TextLink href={`/${face}/one-things?q=${encodeURIComponent(value)}`}>{value}</TextLink> : value,
          }))}
        />
      </Card>
      {thing && (
        <Card title="一件事" note="一套表、一次交，各处室同时审查" className="space-y-2">
          <OneThingParts face={face} thing={thing} />
          {thing.reduction.length > 0 && <ReductionTable rows={thing.reduction} label="四减对照" />}
        </Card>
      )}
      <DelegationCard actor={actor} code={code} report={matter.kind === '报告'} />
      <BasisPart entry={entry} />
      <DutiesPart entry={entry} />
      <Card id="flow" title="三、业务流程" note={`${matter.flow.steps.length} 个环节`}>
        <FlowPicture matter={matter} departments={departments} />
        <SilencesList silences={entry.silences} />
      </Card>
      <DependenciesPart entry={entry} graph={graph} face={face} />
      <RisksPart entry={entry} />
      <MaterialsPart entry={entry} />
      <ChecksPart rules={matter.rules} />
    </PageFrame>
  )
}

/** What happens where an asked department or expert does not answer. */
function SilencesList({ silences }: { silences: HandbookEntry['silences'] }) {
  if (silences.length === 0) return null
  return (
    <div className="mt-3 border-t border-line pt-2.5 text-sm">
      <h3 className="font-medium">逾期不反馈的处理</h3>
      <ul className="mt-1 space-y-0.5">
        {silences.map((one) => (
          <li key={one.words}>
            {one.steps}：<span className="text-muted">{one.words}。</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ChecksPart({ rules }: { rules: MatterDefinition['rules'] }) {
  return (
    <Card id="checks" title="系统校验" note={`${rules.length} 条，阻断项不通过不能上报`}>
      <ul className="grid gap-x-6 gap-y-2 text-sm lg:grid-cols-2">
        {rules.map((rule) => (
          <li key={rule.id} className="border-l-[3px] border-line pl-2.5">
            <p>
              <Status tone={rule.level === '阻断' ? 'danger' : rule.level === '预警' ? 'warn' : 'brand'}>{rule.level}</Status>{' '}
              <span className="font-medium">{rule.title}</span> {rule.check === undefined && <Status>人工核查</Status>}{' '}
              <span className="font-mono text-2xs text-muted">{rule.id}</span>
            </p>
            <p className="text-muted">{rule.check === undefined ? `底座尚无：${rule.missingFact}` : rule.message}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
