import { z } from 'zod'
import type { CatalogueRow } from '../models/model'
import { catalogue } from '../models/registry'
import type { dimensions } from '../schema'

type Dimension = (typeof dimensions)[number]
export const treeKind = 'risk-tree'
export const treeCode = 'RISK-TREE'
export const treeName = '风险预警指标体系'

const name = (most: number) => z.string().trim().min(1, '请填写名称').max(most, `名称不超过 ${most} 字`)
const weight = z.number({ error: '权重应为 0 至 1000 的整数' }).int('权重应为整数').min(0, '权重不小于 0').max(1000, '权重不大于 1000')

/** One version of the tree: classes, groups and models in their order. Weights are relative to the siblings; a model's empty name is that of the catalogue. */
export const treeSchema = z.object({
  classes: z
    .array(
      z.object({
        name: name(30),
        weight,
        groups: z
          .array(
            z.object({
              name: name(40),
              weight,
              models: z.array(z.object({ code: z.string().max(12), name: z.string().trim().max(60, '名称不超过 60 字'), weight })).max(600),
            }),
          )
          .max(120, '一个大类不超过 120 个小类'),
      }),
    )
    .min(1, '至少要有一个大类')
    .max(20, '不超过 20 个大类'),
})
export type TreeBody = z.infer<typeof treeSchema>
export type TreeGroup = TreeBody['classes'][number]['groups'][number]
export type TreeModel = TreeGroup['models'][number]

/** The classes that a release comes with, by dimension of the catalogue. */
const classes: readonly { name: string; dimensions: readonly Dimension[] }[] = [
  { name: '程序合规风险', dimensions: ['采购方式', '采购流程'] },
  { name: '廉洁与串通风险', dimensions: ['围标串标', '开放采购指标'] },
  { name: '经营与履约风险', dimensions: ['经营管理', '超预算', '合同履约'] },
  { name: '财务风险', dimensions: ['财务预警'] },
]
const points = { 红: 3, 橙: 2, 黄: 1 } as const
const weighed = (parts: readonly { weight: number }[]) =>
  Math.min(
    1000,
    parts.reduce((sum, part) => sum + part.weight, 0),
  )
const groupName = ({ dimension, subgroup }: CatalogueRow) => `${dimension} · ${subgroup}`
const leaf = (row: CatalogueRow): TreeModel => ({ code: row.code, name: '', weight: points[row.weight] })

/** The tree that holds until somebody publishes one: made from the catalogue, each place as heavy as what lies below it. */
export function builtInTree(): TreeBody {
  return {
    classes: classes.map(({ name: title, dimensions: own }) => {
      const rows = catalogue.filter(({ dimension }) => (own as readonly string[]).includes(dimension))
      const groups = [...new Set(rows.map(groupName))].map((group) => {
        const models = rows.filter((row) => groupName(row) === group).map(leaf)
        return { name: group, weight: weighed(models), models }
      })
      return { name: title, weight: weighed(groups), groups }
    }),
  }
}

/**
 * A version as it holds for the models there are: one that a release has added since stands where the catalogue puts it (class and group are made
 * where they are missing), one that is no more is left out.
 */
export function completedTree(body: TreeBody): TreeBody {
  const known = new Set(catalogue.map(({ code }) => code))
  const kept = body.classes.map((part) => ({
    ...part,
    groups: part.groups.map((group) => ({ ...group, models: group.models.filter(({ code }) => known.has(code)) })),
  }))
  const placed = new Set(kept.flatMap(({ groups }) => groups.flatMap(({ models }) => models.map(({ code }) => code))))
  for (const row of catalogue.filter(({ code }) => !placed.has(code))) {
    const title = classes.find(({ dimensions: own }) => (own as readonly string[]).includes(row.dimension))!.name
    const part = kept.find((one) => one.name === title) ?? { name: title, weight: 1, groups: [] }
    if (!kept.includes(part)) kept.push(part)
    const group = part.groups.find((one) => one.name === groupName(row)) ?? { name: groupName(row), weight: 1, models: [] }
    if (!part.groups.includes(group)) part.groups.push(group)
    group.models.push(leaf(row))
  }
  return { classes: kept }
}

/** What keeps a draft from being handed on, each with where it stands. */
export function treeFaults(body: unknown): string[] {
  const read = treeSchema.safeParse(body)
  if (!read.success) return read.error.issues.slice(0, 20).map(({ path, message }) => `${placeOf(body, path)}${message}`)
  const { classes: parts } = read.data
  const twice = (names: readonly string[]) => [...new Set(names.filter((one, index) => names.indexOf(one) !== index))]
  const codes = parts.flatMap(({ groups }) => groups.flatMap(({ models }) => models.map(({ code }) => code)))
  const known = new Set(catalogue.map(({ code }) => code))
  const lost = [...known].filter((code) => !codes.includes(code))
  return [
    ...twice(parts.map((part) => part.name)).map((one) => `大类“${one}”重名`),
    ...parts.flatMap((part) => twice(part.groups.map((group) => group.name)).map((one) => `大类“${part.name}”下的小类“${one}”重名`)),
    ...parts.filter(({ groups }) => groups.length === 0).map((part) => `大类“${part.name}”下没有小类`),
    ...twice(codes).map((code) => `指标 ${code} 出现两次，只能放在一处`),
    ...codes.filter((code) => !known.has(code)).map((code) => `没有模型 ${code}`),
    ...(lost.length > 0 ? [`有 ${lost.length} 项指标没有归类：${lost.slice(0, 10).join('、')}`] : []),
    ...(parts.every((part) => part.weight === 0) ? ['各大类的权重不能都为 0'] : []),
  ]
}

function placeOf(body: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let at = body as Record<PropertyKey, unknown> | undefined
  for (const key of path) {
    at = at?.[key] as Record<PropertyKey, unknown> | undefined
    if (typeof key === 'number')
      words.push(String((at as { name?: string; code?: string } | undefined)?.code ?? at?.name ?? '') || `第 ${key + 1} 个`)
  }
  return words.length > 0 ? `${words.join(' › ')}：` : ''
}

export type TreeChange = { place: string; before: string; after: string }

/** What a version changes against another: names, weights, order and places of the three levels. Classes and groups are known by name. */
export function treeChanges(before: TreeBody, after: TreeBody): TreeChange[] {
  const [old, now] = [placesOf(before), placesOf(after)]
  const lines: TreeChange[] = []
  for (const [key, place] of now) {
    const was = old.get(key)
    if (!was) lines.push({ place: place.title, before: '', after: `新增，权重 ${place.weight}` })
    else {
      if (was.parent !== place.parent) lines.push({ place: place.title, before: was.parent, after: place.parent })
      if (was.name !== place.name)
        lines.push({ place: `${place.title} 名称`, before: was.name || '（模型名称）', after: place.name || '（模型名称）' })
      if (was.weight !== place.weight) lines.push({ place: `${place.title} 权重`, before: String(was.weight), after: String(place.weight) })
    }
  }
  for (const [key, place] of old) if (!now.has(key)) lines.push({ place: place.title, before: `权重 ${place.weight}`, after: '' })
  for (const [parent, order] of ordersOf(after)) {
    const was = ordersOf(before)
      .get(parent)
      ?.filter((key) => order.includes(key))
    const is = order.filter((key) => was?.includes(key))
    if (was && was.join('|') !== is.join('|'))
      lines.push({ place: `${parent || '大类'} 的次序`, before: was.slice(0, 8).join('、'), after: is.slice(0, 8).join('、') })
  }
  return lines
}

type Place = { title: string; name: string; weight: number; parent: string }

function placesOf({ classes: parts }: TreeBody): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const part of parts) {
    places.set(`大类 ${part.name}`, { title: `大类“${part.name}”`, name: part.name, weight: part.weight, parent: '' })
    for (const group of part.groups) {
      places.set(`小类 ${group.name}`, { title: `小类“${group.name}”`, name: group.name, weight: group.weight, parent: part.name })
      for (const model of group.models)
        places.set(`指标 ${model.code}`, {
          title: `指标 ${model.code}`,
          name: model.name,
          weight: model.weight,
          parent: `${part.name} › ${group.name}`,
        })
    }
  }
  return places
}

function ordersOf({ classes: parts }: TreeBody): Map<string, string[]> {
  return new Map([
    ['', parts.map((part) => part.name)],
    ...parts.map((part) => [part.name, part.groups.map((group) => group.name)] as const),
    ...parts.flatMap((part) => part.groups.map((group) => [`${part.name} › ${group.name}`, group.models.map(({ code }) => code)] as const)),
  ] as [string, string[]][])
}
