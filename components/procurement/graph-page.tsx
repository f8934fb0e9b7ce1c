import { Chart } from '@/components/charts/chart'
import { prepareGraph } from '@/components/charts/prepare-graph'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GraphChooser } from '@/components/procurement/graph-chooser'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { type Graph, partyChoices, relationGraph, relationPath } from '@/lib/procurement/queries/graph'

type Face = 'gov' | 'ent'
type Asked = { parties: string[]; to: string | null; depth: number; together: number; most: number }

/** 关系图谱: what ties suppliers together, walked step by step; the whole picture is the address. */
export async function GraphPage({ face, actor, params }: { face: Face; actor: Actor; params: SearchParams }) {
  const asked = read(params)
  const chosen = asked.parties.length > 0 ? await found(runQuery(partyChoices, actor, { ids: asked.parties })) : []
  const { graph, refused } = asked.parties.length > 0 ? await ask(actor, asked) : { graph: null, refused: null }
  return (
    <PageFrame
      title="关系图谱"
      facts={[
        '共同投标、持股、任职、同一联系方式和风险发现',
        asked.to ? '两者之间最短的关系' : `展开 ${asked.depth} 步，共同投标不少于 ${asked.together} 次`,
      ]}
      actions={asked.parties.length > 0 && <ButtonLink href={`/${face}/procurement/graph`}>清空</ButtonLink>}
    >
      <GraphChooser face={face} asked={asked} chosen={chosen.map(({ partyId, name }) => ({ id: partyId, name }))} />
      {asked.parties.length === 0 && (
        <EmptyState title="先选择一个市场主体">输入名称查找；也可以从供应商档案或者风险线索中打开。</EmptyState>
      )}
      {refused && <EmptyState title="没有找到关系">{refused}</EmptyState>}
      {graph && <Picture face={face} asked={asked} graph={graph} />}
    </PageFrame>
  )
}

function Picture({ face, asked, graph }: { face: Face; asked: Asked; graph: Graph }) {
  const chart = prepareGraph({
    title: asked.to ? '两者怎样相连' : '谁与谁相连',
    subtitle: '点一个主体即以它为起点再展开；颜色为最高风险等级',
    points: graph.nodes.map((node) => ({
      ...node,
      chosen: asked.parties.includes(node.id) || node.id === asked.to,
      href:
        node.kind === 'party'
          ? address(face, { ...asked, to: null, parties: [...new Set([...asked.parties, node.id])].slice(0, 20) })
          : null,
    })),
    lines: graph.edges,
  })
  return (
    <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card>
        <Chart
          chart={chart}
          height={620}
          renderer={graph.nodes.length > 400 ? 'canvas' : 'svg'}
          note={graph.cut && `关系很多，只画出前 ${graph.nodes.length} 个主体；提高共同投标次数可以看得更清楚。`}
        />
      </Card>
      <Card title="主体" note={`${graph.nodes.length} 个`}>
        <ul className="max-h-[36rem] space-y-1 overflow-y-auto text-sm">
          {graph.nodes
            .toSorted((a, b) => b.degree - a.degree)
            .slice(0, 200)
            .map((node) => (
              <li key={node.id} className="flex items-baseline gap-2">
                {node.kind === 'party' ? <TextLink href={`/${face}/procurement/parties/${node.id}`}>{node.name}</TextLink> : node.name}
                <span className="ml-auto shrink-0 text-xs text-muted">{node.degree} 条</span>
                {node.kind === 'party' && !asked.parties.includes(node.id) && (
                  <TextLink
                    className="shrink-0 text-xs"
                    href={address(face, { ...asked, to: null, parties: [...asked.parties, node.id].slice(0, 20) })}
                  >
                    展开
                  </TextLink>
                )}
              </li>
            ))}
        </ul>
      </Card>
    </div>
  )
}

async function ask(actor: Actor, { parties, to, depth, together, most }: Asked): Promise<{ graph: Graph | null; refused: string | null }> {
  try {
    if (to) return { graph: await runQuery(relationPath, actor, { from: parties[0], to, together }), refused: null }
    return { graph: await runQuery(relationGraph, actor, { parties, depth, together, most }), refused: null }
  } catch (error) {
    if (isRefusal(error) && error.code === 'not_found') return { graph: null, refused: error.message }
    throw error
  }
}

function read(params: SearchParams): Asked {
  const list = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])
  const number = (value: string | string[] | undefined, least: number, most: number, otherwise: number) => {
    const given = Number(list(value)[0])
    return Number.isInteger(given) && given >= least && given <= most ? given : otherwise
  }
  const to = list(params.to)[0]
  return {
    parties: [...new Set(list(params.party).filter(isId))].slice(0, 20),
    to: to && isId(to) ? to : null,
    depth: number(params.depth, 1, 3, 1),
    together: number(params.together, 1, 50, 3),
    most: number(params.most, 10, 5000, 400),
  }
}

/** The address of a picture. */
export function address(face: Face, { parties, to, depth, together, most }: Asked): string {
  const query = new URLSearchParams([
    ...parties.map((id): [string, string] => ['party', id]),
    ...(to ? [['to', to] as [string, string]] : []),
  ])
  if (depth !== 1) query.set('depth', String(depth))
  if (together !== 3) query.set('together', String(together))
  if (most !== 400) query.set('most', String(most))
  return `/${face}/procurement/graph?${query}`
}
