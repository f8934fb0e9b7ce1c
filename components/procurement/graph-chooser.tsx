'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'

type Asked = { parties: string[]; to: string | null; depth: number; together: number; most: number }
type Props = { face: 'gov' | 'ent'; asked: Asked; chosen: readonly { id: string; name: string }[] }
type Choice = { value: string; label: string; note?: string }

/** Where to begin, how far to go, and between which two to look for a way. */
export function GraphChooser({ face, asked, chosen }: Props) {
  const router = useRouter()
  const [choices, setChoices] = useState<Choice[]>([])
  const latest = useRef(0)
  const search = async (words: string) => {
    const turn = ++latest.current
    if (words.trim().length < 2) return
    const answer = await fetch(`/api/procurement/parties/choices?q=${encodeURIComponent(words)}`)
    if (!answer.ok || turn !== latest.current) return
    const rows = (await answer.json()) as { partyId: string; name: string; uscc: string }[]
    setChoices(rows.map(({ partyId, name, uscc }) => ({ value: partyId, label: name, note: uscc })))
  }
  const go = (next: Partial<Asked>) => {
    const { parties, to, depth, together, most } = { ...asked, ...next }
    const query = new URLSearchParams([
      ...parties.map((id): [string, string] => ['party', id]),
      ...(to ? [['to', to] as [string, string]] : []),
    ])
    for (const [key, value] of Object.entries({ depth, together, most })) query.set(key, String(value))
    router.push(`/${face}/procurement/graph?${query}`)
  }
  const options = (values: readonly number[], words: (value: number) => string) =>
    values.map((value) => ({ value: String(value), label: words(value) }))
  return (
    <Card>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-72 max-sm:w-full">
          <p className="mb-1 text-sm text-muted">起点（可多个）</p>
          <Combobox
            // Empties itself after each choice: what is typed next is the next name, not the rest of the former.
            key={asked.parties.join()}
            label="添加起点"
            choices={choices}
            value={null}
            onSearch={(text) => void search(text)}
            onChange={(id) => id && go({ parties: [...new Set([...asked.parties, id])], to: null })}
            placeholder="输入名称查找主体"
          />
        </div>
        <Labelled title="展开">
          <Select
            aria-label="展开步数"
            value={String(asked.depth)}
            options={options([1, 2, 3], (value) => `${value} 步`)}
            onChange={(event) => go({ depth: Number(event.target.value), to: null })}
          />
        </Labelled>
        <Labelled title="共同投标不少于">
          <Select
            aria-label="共同投标不少于"
            value={String(asked.together)}
            options={options([1, 2, 3, 5, 8, 12, 20], (value) => `${value} 次`)}
            onChange={(event) => go({ together: Number(event.target.value) })}
          />
        </Labelled>
        <Labelled title="至多">
          <Select
            aria-label="至多画出"
            value={String(asked.most)}
            options={options([100, 400, 1500, 5000], (value) => `${value} 个`)}
            onChange={(event) => go({ most: Number(event.target.value) })}
          />
        </Labelled>
        {asked.parties.length === 2 && !asked.to && (
          <Button onClick={() => go({ parties: [asked.parties[0]!], to: asked.parties[1]! })}>查两者之间的关系</Button>
        )}
      </div>
      {chosen.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2 text-sm">
          {chosen.map(({ id, name }) => (
            <li key={id} className="flex items-center gap-1 rounded-md border border-line bg-sunken px-2 py-0.5">
              {name}
              <button
                type="button"
                aria-label={`移除 ${name}`}
                className="text-muted hover:text-danger"
                onClick={() => go({ parties: asked.parties.filter((one) => one !== id), to: null })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Labelled({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-sm text-muted">{title}</p>
      {children}
    </div>
  )
}
