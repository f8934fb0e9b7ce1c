import { useEffect, useRef, useState } from 'react'
import { type Found, type Search, useEditorTools } from '@/components/forms/editor-context'
import { adcodeName, provinces, qingdaoDistricts, shandongCities } from '@/lib/forms/parse/adcodes'
import type { CodeItem } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition } from '@/lib/forms/schema'

const rest = 250
const mostShown = 50
const places: readonly CodeItem[] = [
  ...Object.keys(qingdaoDistricts),
  ...Object.keys(shandongCities).map((code) => `${code}00`),
  ...Object.keys(provinces).map((code) => `${code}0000`),
].map((code) => ({ code, name: adcodeName(code) }))

/** The list or search behind a lookup, what it found for the text typed, and the name of what is chosen. */
export function useLookup(field: FieldDefinition | ColumnDefinition, chosen: string | null) {
  const { context, searchOrgs, searchList, nameOf, remember } = useEditorTools()
  const list = field.type === 'adcode' ? places : field.list ? context.lists?.[field.list] : undefined
  const open = field.list !== undefined && (context.openLists?.includes(field.list) ?? false)
  const search = list
    ? undefined
    : field.type === 'org'
      ? searchOrgs
      : field.list && searchList
        ? searchIn(searchList, field.list)
        : undefined

  const name = (id: string | null) => {
    if (id === null) return ''
    return list?.find((item) => item.code === id)?.name ?? (field.type === 'adcode' ? adcodeName(id) : (nameOf(id) ?? id))
  }
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? name(chosen)
  const query = typed !== null && typed !== name(chosen) ? typed.trim() : ''
  const { found, state } = useFound(search, query)
  const items = list ? matching(list, query) : found

  return {
    /** What is typed may stand although it is not in the list. */
    open,
    placeholder: open ? '输入名称查找，没有的直接填写' : field.list ? '输入名称、代码或拼音首字母查找' : '输入名称查找',
    available: list !== undefined || search !== undefined,
    items:
      chosen !== null && !items.some((item) => item.id === chosen) && query === '' ? [{ id: chosen, name: name(chosen) }, ...items] : items,
    text,
    name,
    type: (next: string) => setTyped(next),
    choose: (id: string) => {
      const item = items.find((one) => one.id === id)
      if (item) remember(id, item.name)
      setTyped(null)
    },
    /** Text that names nothing goes away; what is chosen stays. */
    settle: () => setTyped(null),
    emptyText: state === 'searching' ? '正在查找…' : state === 'failed' ? '查找未成功，请稍后再试' : '没有符合的选项',
  }
}

function searchIn(searchList: NonNullable<ReturnType<typeof useEditorTools>['searchList']>, list: string): Search {
  return (query) => searchList(list, query)
}

function matching(list: readonly CodeItem[], query: string): Found[] {
  const items = query === '' ? list : list.filter((item) => fits(item, query.toLowerCase()))
  return items.slice(0, mostShown).map((item) => ({ id: item.code, name: item.name, hint: item.hint ?? item.code }))
}

const fits = ({ name, code, initials }: CodeItem, query: string) =>
  name.toLowerCase().includes(query) || code.toLowerCase().startsWith(query) || (initials?.includes(query) ?? false)

/** Asks after a rest of typing; an answer that was overtaken by a newer question is dropped. */
function useFound(search: Search | undefined, query: string): { found: Found[]; state: 'idle' | 'searching' | 'failed' } {
  const [answer, setAnswer] = useState<{ query: string; found: Found[]; failed: boolean }>({ query: '', found: [], failed: false })
  const asked = useRef(search)
  asked.current = search
  const searches = search !== undefined
  useEffect(() => {
    if (!searches) return
    let overtaken = false
    const timer = setTimeout(() => {
      const settle = (found: Found[], failed: boolean) => !overtaken && setAnswer({ query, found, failed })
      asked.current?.(query).then(
        (found) => settle(found, false),
        () => settle([], true),
      )
    }, rest)
    return () => {
      overtaken = true
      clearTimeout(timer)
    }
  }, [searches, query])
  if (!searches) return { found: [], state: 'idle' }
  return { found: answer.found, state: answer.query !== query ? 'searching' : answer.failed ? 'failed' : 'idle' }
}
