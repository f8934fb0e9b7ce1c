'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { saveTreeDraftAction } from '@/app/actions/risk-actions'
import { GroupEditor } from '@/components/risk/tree/group-editor'
import { RowTools } from '@/components/risk/tree/row-tools'
import { type EditGroup, freshKey, groupMoved, keyed, modelMoved, moved, removedAt, withAt } from '@/components/risk/tree/tree-edit'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { TreeBody } from '@/lib/risk/tree/definition'

type Props = { id: string; version: number; body: TreeBody; names: Readonly<Record<string, string>> }

/** Edits names, order, weights and places of the three levels; nothing is kept until it is saved. */
export function TreeEditor({ id, version, body: saved, names }: Props) {
  const router = useRouter()
  const [first] = useState(() => keyed(saved))
  const [body, setBody] = useState(first)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const dirty = body !== first
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])
  const save = async () => {
    setBusy(true)
    const outcome = await saveTreeDraftAction({ id, version, body })
    setBusy(false)
    setSaid(outcome.message ?? '')
    if (outcome.ok) router.refresh()
  }
  const setGroup = (at: number, place: number, group: EditGroup) => {
    const part = body.classes[at]!
    setBody({ classes: withAt(body.classes, at, { ...part, groups: withAt(part.groups, place, group) }) })
  }
  const places = body.classes.flatMap((part, at) =>
    part.groups.map((group, place) => ({ value: `${at}.${place}`, label: `${part.name} › ${group.name}` })),
  )
  return (
    <Card
      title="编辑"
      note="权重是同级之间的相对值（0 至 1000 的整数）；指标名称留空即用模型名称"
      actions={
        <>
          <Button onClick={() => setBody({ classes: [...body.classes, { key: freshKey(body), name: '新大类', weight: 1, groups: [] }] })}>
            新增大类
          </Button>
          <Button tone="primary" disabled={busy || !dirty} onClick={() => void save()}>
            {busy ? '正在保存' : dirty ? '保存并检查' : '已保存'}
          </Button>
        </>
      }
    >
      {said && (
        <p role="status" className="mb-2 text-sm text-danger">
          {said}
        </p>
      )}
      <ul className="space-y-4">
        {body.classes.map((part, at) => (
          <li key={part.key} className="rounded-lg border border-line p-2">
            <RowTools
              {...{ kind: '大类', name: part.name, weight: part.weight, first: at === 0, last: at === body.classes.length - 1 }}
              onChange={(next) => setBody({ classes: withAt(body.classes, at, { ...part, ...next }) })}
              onMove={(by) => setBody({ classes: moved(body.classes, at, by) })}
              onRemove={part.groups.length === 0 ? () => setBody(removedAt(body, at)) : undefined}
            />
            <ul className="mt-2 ml-3 space-y-2 border-l border-line pl-3 max-sm:ml-0 max-sm:pl-2">
              {part.groups.map((group, place) => (
                <li key={group.key}>
                  <GroupEditor
                    {...{ group, names, places, here: `${at}.${place}`, first: place === 0, last: place === part.groups.length - 1 }}
                    classes={body.classes.map(({ name }, index) => ({ value: String(index), label: name }))}
                    classAt={String(at)}
                    onChange={(next) => setGroup(at, place, next)}
                    onMove={(by) => setBody({ classes: withAt(body.classes, at, { ...part, groups: moved(part.groups, place, by) }) })}
                    onRemove={group.models.length === 0 ? () => setBody(removedAt(body, at, place)) : undefined}
                    onClass={(to) => setBody(groupMoved(body, at, place, Number(to)))}
                    onModel={(index, to) => {
                      const [x = 0, y = 0] = to.split('.').map(Number)
                      setBody(modelMoved(body, [at, place], index, [x, y]))
                    }}
                  />
                </li>
              ))}
              <li>
                <Button
                  size="sm"
                  onClick={() =>
                    setBody({
                      classes: withAt(body.classes, at, {
                        ...part,
                        groups: [...part.groups, { key: freshKey(body), name: '新小类', weight: 1, models: [] }],
                      }),
                    })
                  }
                >
                  在“{part.name}”下新增小类
                </Button>
              </li>
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}
