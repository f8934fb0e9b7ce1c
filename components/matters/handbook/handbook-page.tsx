import { HallSearch } from '@/components/matters/hall/hall-search'
import { BookDownload } from '@/components/matters/handbook/book-download'
import { Contents } from '@/components/matters/handbook/contents'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Picture } from '@/components/ui/picture'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { drawDependencies } from '@/lib/matters/pictures/dependencies'
import { handbook } from '@/lib/matters/queries/handbook'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim() || undefined

/** The whole 《一本通》: contents by group, search in everything it says, the picture of all dependencies, the book as PDF. */
export async function HandbookPage({ face, actor, params }: Props) {
  const [words, around] = [text(params.q)?.slice(0, 60), text(params.around)]
  const { entries, graph, total, edition } = await found(runQuery(handbook, actor, { words }))
  const path = `/${face}/handbook`
  const chosen = graph.find(({ code }) => code === around)
  const picture = chosen
    ? drawDependencies(graph, { focus: chosen.code, href: (code) => `${path}?around=${code}#map` })
    : drawDependencies(graph, { href: (code) => `${path}?around=${code}#map` })
  return (
    <PageFrame
      title="一本通"
      facts={[`${total} 个监管事项`, '政策依据、岗位职责、业务流程、业务依赖关系、监管风险点', '按现行事项定义自动生成']}
      actions={
        <>
          <ButtonLink href="#map">业务依赖关系图</ButtonLink>
          <BookDownload scope="all" label="整本导出 PDF" edition={edition} />
        </>
      }
    >
      <HallSearch path={path} words={words ?? ''} keep={{}} />
      {entries.length === 0 ? (
        <Card>
          <EmptyState title={`一本通中没有“${words ?? ''}”`} actions={<ButtonLink href={path}>查看全部目录</ButtonLink>}>
            可换用更短的说法；检索范围为依据、职责、依赖、风险点和材料的全部文字。
          </EmptyState>
        </Card>
      ) : (
        <Contents face={face} entries={entries} />
      )}
      <Card
        id="map"
        title={chosen ? `“${chosen.name}”的业务依赖关系` : '业务依赖关系图'}
        note={chosen ? undefined : '点击事项查看其前置、后置和并行联动事项'}
        actions={
          chosen && (
            <span className="flex gap-4 text-sm">
              <TextLink href={`/${face}/matters/${chosen.code}`}>查看该事项</TextLink>
              <TextLink href={`${path}#map`}>返回全图</TextLink>
            </span>
          )
        }
      >
        <Picture svg={picture} label="业务依赖关系图" fit={false} />
      </Card>
    </PageFrame>
  )
}
