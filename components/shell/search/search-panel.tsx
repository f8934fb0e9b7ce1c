import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useState } from 'react'
import { SearchHits } from '@/components/shell/search/search-hits'
import { flatHits, recentSearches, rememberSearch, type SearchHit } from '@/components/shell/search/search-results'
import { useSearch } from '@/components/shell/search/use-search'
import { Search } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'

type Props = { face: string; onLeave: () => void }

/** Type, move with the arrows, Enter opens; with nothing typed it offers the recent searches. */
export function SearchPanel({ face, onLeave }: Props) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [recent] = useState(recentSearches)
  const { state, ask } = useSearch(face)
  const hits = state.kind === 'found' ? flatHits(state.answer) : []

  const type = (next: string) => {
    setText(next)
    setAt(0)
    ask(next)
  }
  const open = (hit: SearchHit) => {
    rememberSearch(text.trim())
    router.push(hit.href)
    onLeave()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key]
    if (step && hits.length > 0) {
      event.preventDefault()
      setAt((at + step + hits.length) % hits.length)
    }
    const hit = hits[at]
    if (event.key === 'Enter' && hit) {
      event.preventDefault()
      open(hit)
    }
  }
  return (
    <div className="flex max-h-[70dvh] flex-col">
      <div className="flex shrink-0 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-5 text-muted" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this box
          autoFocus
          role="combobox"
          aria-label="搜索办件、企业、人员、事项、通知、页面"
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
          placeholder="文号、企业名称、统一社会信用代码、姓名、事项…"
          className="h-12 flex-1 bg-transparent text-lg outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <SearchHits state={state} text={text.trim()} at={at} recent={recent} onRecent={type} onOpen={open} onPoint={setAt} />
    </div>
  )
}
