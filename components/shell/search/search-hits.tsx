import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { flatHits, type SearchAnswer, type SearchHit } from '@/components/shell/search/search-results'
import type { SearchState } from '@/components/shell/search/use-search'
import { History } from '@/components/ui/icon'

type Props = {
  state: SearchState
  text: string
  at: number
  recent: readonly string[]
  onRecent: (text: string) => void
  onOpen: (hit: SearchHit) => void
  onPoint: (index: number) => void
}

/** What the search panel shows below its box: recent searches, that it is looking, hits by group, or why there are none. */
export function SearchHits({ state, text, at, recent, onRecent, onOpen, onPoint }: Props) {
  if (state.kind === 'idle') return <Recent recent={recent} onRecent={onRecent} />
  if (state.kind === 'busy') return <Hint>正在搜索…</Hint>
  if (state.kind === 'failed') return <Hint>搜索暂时不可用，请稍后重试。</Hint>
  if (flatHits(state.answer).length === 0) return <Hint>没有与“{text}”相符的内容。可改用文号、企业简称或统一社会信用代码。</Hint>
  return <Groups answer={state.answer} at={at} onOpen={onOpen} onPoint={onPoint} />
}

function Hint({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="px-4 py-6 text-center text-muted">
      {children}
    </p>
  )
}

function Recent({ recent, onRecent }: Pick<Props, 'recent' | 'onRecent'>) {
  if (recent.length === 0) return <Hint>输入文号、企业、姓名或事项名称，上下键选择，回车打开。</Hint>
  return (
    <div className="p-2">
      <p className="px-2 py-1 text-xs text-muted">最近搜索</p>
      {recent.map((text) => (
        <button
          key={text}
          type="button"
          onClick={() => onRecent(text)}
          className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left outline-offset-[-2px] hover:bg-brand-50"
        >
          <History aria-hidden className="size-4 text-muted" />
          {text}
        </button>
      ))}
    </div>
  )
}

function Groups({ answer, at, onOpen, onPoint }: { answer: SearchAnswer } & Pick<Props, 'at' | 'onOpen' | 'onPoint'>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#hit-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  let index = -1
  return (
    <div ref={list} id="search-hits" role="listbox" aria-label="搜索结果" className="scroll-thin min-h-0 overflow-y-auto p-2">
      {answer.groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: groups of options inside a listbox have no element of their own
        <div key={group.title} role="group" aria-label={group.title}>
          <p aria-hidden className="px-2 pt-2 pb-1 text-xs text-muted">
            {group.title}
          </p>
          {group.items.map((hit) => {
            index += 1
            return <Hit key={hit.id} hit={hit} index={index} lit={index === at} onOpen={onOpen} onPoint={onPoint} />
          })}
        </div>
      ))}
    </div>
  )
}

function Hit({ hit, index, lit, onOpen, onPoint }: { hit: SearchHit; index: number; lit: boolean } & Pick<Props, 'onOpen' | 'onPoint'>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above holds the focus and moves through the options
    // biome-ignore lint/a11y/useFocusableInteractive: reached by aria-activedescendant, not by focus
    <div
      id={`hit-${index}`}
      role="option"
      aria-selected={lit}
      onClick={() => onOpen(hit)}
      onPointerMove={() => onPoint(index)}
      className={clsx('flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-2 py-1', lit && 'bg-brand-50')}
    >
      <span className={clsx('min-w-0 truncate', lit && 'text-brand')}>{hit.title}</span>
      {hit.note && <span className="shrink-0 text-xs text-muted">{hit.note}</span>}
    </div>
  )
}
