import type { TreeBody, TreeGroup } from '@/lib/risk/tree/definition'

/** Groups and classes being edited carry a key that stays theirs wherever they are moved; saving leaves it out. */
export type EditGroup = TreeGroup & { key?: number }
export type EditClass = Omit<TreeBody['classes'][number], 'groups'> & { key?: number; groups: EditGroup[] }
export type EditTree = { classes: EditClass[] }

/** The tree with a key for every class and group. */
export function keyed({ classes }: TreeBody): EditTree {
  let key = 0
  return { classes: classes.map((part) => ({ ...part, key: key++, groups: part.groups.map((group) => ({ ...group, key: key++ })) })) }
}

/** A key that nothing in the tree has. */
export const freshKey = ({ classes }: EditTree) =>
  1 + Math.max(0, ...classes.flatMap(({ key, groups }) => [key ?? 0, ...groups.map((group) => group.key ?? 0)]))

/** The list with one entry changed. */
export const withAt = <T>(list: readonly T[], at: number, next: T): T[] => list.map((one, index) => (index === at ? next : one))

/** The list with an entry one place up (-1) or down (1); as it is at its ends. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return [...list]
  return withAt(withAt(list, at, list[to]!), to, list[at]!)
}

const without = <T>(list: readonly T[], at: number) => list.filter((_, index) => index !== at)

/** A whole number as it was typed; 0 for what is none, which the checks of the draft then show. */
export const weightOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : 0)

/** The tree with a group under another class, at its end. */
export function groupMoved(body: EditTree, from: number, at: number, to: number): EditTree {
  if (from === to) return body
  const group = body.classes[from]!.groups[at]!
  return {
    classes: body.classes.map((part, index) =>
      index === from ? { ...part, groups: without(part.groups, at) } : index === to ? { ...part, groups: [...part.groups, group] } : part,
    ),
  }
}

/** The tree with a model in another group, at its end; places are indexes of class and group. */
export function modelMoved(body: EditTree, from: readonly [number, number], at: number, to: readonly [number, number]): EditTree {
  const model = body.classes[from[0]]!.groups[from[1]]!.models[at]!
  const change = (group: EditGroup, x: number, y: number): EditGroup => {
    if (x === from[0] && y === from[1]) return { ...group, models: without(group.models, at) }
    return x === to[0] && y === to[1] ? { ...group, models: [...group.models, model] } : group
  }
  return { classes: body.classes.map((part, x) => ({ ...part, groups: part.groups.map((group, y) => change(group, x, y)) })) }
}

/** The tree without an empty class, or an empty group of one. */
export function removedAt(body: EditTree, at: number, group?: number): EditTree {
  const part = body.classes[at]!
  return {
    classes: group === undefined ? without(body.classes, at) : withAt(body.classes, at, { ...part, groups: without(part.groups, group) }),
  }
}
