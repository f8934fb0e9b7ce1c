import { PlainTable } from '@/components/matters/handbook/plain-table'
import { Card } from '@/components/ui/card'
import { Picture } from '@/components/ui/picture'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { HandbookEntry } from '@/lib/matters/handbook/entry'
import { drawDependencies } from '@/lib/matters/pictures/dependencies'
import type { GraphMatter } from '@/lib/matters/pictures/dependency-graph'

/** The five parts of a matter and its materials, in the order of the book; keys are the anchors of the page. */
export const parts = [
  { key: 'basis', title: '一、政策依据' },
  { key: 'duties', title: '二、岗位职责' },
  { key: 'flow', title: '三、业务流程' },
  { key: 'dependencies', title: '四、业务依赖关系' },
  { key: 'risks', title: '五、监管风险点' },
  { key: 'materials', title: '附、申报材料' },
] as const

type Part = { entry: HandbookEntry }

/** On what grounds: law or document, number, version, the points that matter. */
export function BasisPart({ entry }: Part) {
  const heads = [{ text: '序', width: 'w-12' }, { text: '文件', width: 'w-80' }, { text: '条款要点' }]
  const rows = entry.basis.map((one, index) => ({
    key: `${one.name}${one.point}`,
    cells: [
      index + 1,
      <>
        <span className="font-medium">《{one.name}》</span> {!one.checked && <Status tone="notice">待校核</Status>}
        {(one.number || one.version) && (
          <span className="block text-xs text-muted">{[one.number, one.version].filter(Boolean).join('，')}</span>
        )}
      </>,
      one.point,
    ],
  }))
  return (
    <Card id="basis" title="一、政策依据" note={`${rows.length} 项`} flush>
      <PlainTable label="政策依据" heads={heads} rows={rows} />
    </Card>
  )
}

/** Who does what at each step, within how many days, and who may not be the same person. */
export function DutiesPart({ entry }: Part) {
  const heads = [
    { text: '环节', width: 'w-28' },
    { text: '承办', width: 'w-36' },
    { text: '岗位', width: 'w-36' },
    { text: '职责' },
    { text: '时限', width: 'w-28' },
  ]
  const rows = entry.duties.map((one) => ({
    key: one.step,
    cells: [
      <span key="name" className="font-medium">
        {one.name}
      </span>,
      one.who,
      one.role,
      <>
        {one.duty}
        {one.apart && <span className="block text-xs text-muted">与“{one.apart}”不得为同一人</span>}
        <span className="block text-xs text-muted">可办理：{one.acts}</span>
      </>,
      one.limit,
    ],
  }))
  return (
    <Card id="duties" title="二、岗位职责" note={`${rows.length} 个环节`} flush>
      <PlainTable label="岗位职责" heads={heads} rows={rows} />
    </Card>
  )
}

/** What comes before and after, how the platform holds it at filing, and the way to the neighbours. */
export function DependenciesPart({ entry, graph, face }: Part & { graph: readonly GraphMatter[]; face: 'gov' | 'ent' }) {
  const href = (code: string) => `/${face}/matters/${code}`
  const picture = drawDependencies(graph, { focus: entry.code, href })
  const heads = [{ text: '关系', width: 'w-20' }, { text: '事项', width: 'w-72' }, { text: '说明' }]
  const rows = entry.dependencies.map((one) => ({
    key: `${one.relation}${one.code}`,
    cells: [
      <Status key="relation" tone={one.relation === '前置' ? 'brand' : 'neutral'}>
        {one.relation}
      </Status>,
      <TextLink key="link" href={href(one.code)}>
        {one.name}
      </TextLink>,
      <>
        {one.description}
        {one.held && <span className="block text-xs text-muted">{one.held}</span>}
      </>,
    ],
  }))
  return (
    <Card id="dependencies" title="四、业务依赖关系" flush>
      <Picture className="px-4 pb-3" label={`${entry.name}业务依赖关系图`} svg={picture} fit={false} />
      {rows.length > 0 ? (
        <PlainTable label="业务依赖关系" heads={heads} rows={rows} />
      ) : (
        <p className="px-4 pb-3 text-sm text-muted">本事项的定义没有写明前置、后置或者并行联动事项；图中为其他事项指向本事项的关系。</p>
      )}
    </Card>
  )
}

const levelTone = { 高: 'danger', 中: 'warn', 低: 'neutral' } as const

/** What may go wrong, what keeps it out, and at which steps whoever decides is reminded of it. */
export function RisksPart({ entry }: Part) {
  const heads = [
    { text: '等级', width: 'w-16' },
    { text: '风险点', width: 'w-64' },
    { text: '防控措施' },
    { text: '提示环节', width: 'w-64' },
  ]
  const rows = entry.risks.map((one) => ({
    key: one.point,
    cells: [
      <Status key="level" tone={levelTone[one.level]}>
        {one.level}
      </Status>,
      one.point,
      one.control,
      one.steps,
    ],
  }))
  return (
    <Card id="risks" title="五、监管风险点" note="办理时在对应环节提示" flush>
      <PlainTable label="监管风险点" heads={heads} rows={rows} />
    </Card>
  )
}
