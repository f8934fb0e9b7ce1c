import { expect, test } from 'vitest'
import { groupMoved, modelMoved, moved, removedAt } from '@/components/risk/tree/tree-edit'
import { indicatorTree } from '@/lib/risk/models/indicator-tree'
import { catalogue } from '@/lib/risk/models/registry'
import { builtInTree, completedTree, type TreeBody, treeChanges, treeFaults } from '@/lib/risk/tree/definition'

const built = builtInTree()
const codesOf = ({ classes }: TreeBody) => classes.flatMap(({ groups }) => groups.flatMap(({ models }) => models.map(({ code }) => code)))

test('every model stands once in the tree, and what lies below a place is its sum', () => {
  const tree = indicatorTree(built, new Map([['FS001', 7]]))
  const leaves = tree.flatMap(({ groups }) => groups.flatMap((group) => group.leaves))
  expect(leaves.map(({ code }) => code).toSorted()).toEqual(catalogue.map(({ code }) => code).toSorted())
  expect(tree).toHaveLength(4)
  for (const part of tree) {
    expect(part.models).toBe(part.groups.reduce((sum, { models }) => sum + models, 0))
    for (const group of part.groups) {
      expect(group.models).toBe(group.leaves.length)
      expect(group.parameters).toBe(group.leaves.reduce((sum, { parameters }) => sum + parameters, 0))
    }
  }
  expect(tree.map(({ open }) => open)).toEqual([7, 0, 0, 0])
  expect(tree.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 3)
  expect(leaves.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 1)
})

test('weights are relative to the siblings: a model has its part of its group, its group of its class, and what is lit adds up', () => {
  const small: TreeBody = {
    classes: [
      {
        name: '甲',
        weight: 3,
        groups: [
          {
            name: '子',
            weight: 1,
            models: [
              { code: 'FS001', name: '改名', weight: 1 },
              { code: 'FS002', name: '', weight: 3 },
            ],
          },
        ],
      },
      { name: '乙', weight: 1, groups: [{ name: '丑', weight: 5, models: [{ code: 'YS001', name: '', weight: 0 }] }] },
    ],
  }
  const [first, second] = indicatorTree(
    small,
    new Map([
      ['FS001', 2],
      ['YS001', 1],
    ]),
  )
  expect([first!.share, first!.lit, second!.share, second!.lit]).toEqual([75, 18.75, 25, 0])
  expect(first!.groups[0]!.leaves.map(({ name, share }) => `${name} ${share}`)).toEqual([
    '改名 18.75',
    `${catalogue.find(({ code }) => code === 'FS002')!.name} 56.25`,
  ])
})

test('a version from before a release holds the new models where the catalogue puts them, and none that is no more', () => {
  const older = structuredClone(built)
  const gone = older.classes[3]!.groups.pop()!
  older.classes[0]!.groups[0]!.models.push({ code: 'OLD99', name: '', weight: 1 })
  const whole = completedTree(older)
  expect(codesOf(whole).toSorted()).toEqual(codesOf(built).toSorted())
  expect(whole.classes[3]!.groups.at(-1)!.models.map(({ code }) => code)).toEqual(gone.models.map(({ code }) => code))
  const renamed = { classes: completedTree({ classes: [{ name: '唯一', weight: 1, groups: [] }] }).classes }
  expect(codesOf(renamed).toSorted()).toEqual(codesOf(built).toSorted())
  expect(codesOf(older)).toContain('OLD99')
})

test('faults say what and where: a name twice, a weight out of bounds, a model lost or in two places', () => {
  expect(treeFaults(built)).toEqual([])
  const broken = structuredClone(built)
  const lost = broken.classes[0]!.groups[0]!.models.shift()!
  broken.classes[1]!.name = broken.classes[0]!.name
  broken.classes[2]!.groups[0]!.models.push({ ...broken.classes[2]!.groups[0]!.models[0]! })
  const faults = treeFaults(broken)
  expect(faults).toContain('大类“程序合规风险”重名')
  expect(faults).toContain(`有 1 项指标没有归类：${lost.code}`)
  expect(faults).toContain(`指标 ${broken.classes[2]!.groups[0]!.models[0]!.code} 出现两次，只能放在一处`)
  const heavy = structuredClone(built)
  heavy.classes[1]!.weight = 1001
  heavy.classes[2]!.groups[0]!.name = ' '
  expect(treeFaults(heavy)).toEqual(['廉洁与串通风险：权重不大于 1000', expect.stringMatching(/^经营与履约风险 › .*请填写名称$/)])
})

test('the difference names what was renamed, reweighed, moved, added, taken out and put in another order', () => {
  expect(treeChanges(built, built)).toEqual([])
  const [first, second] = [built.classes[0]!.groups[0]!, built.classes[0]!.groups[1]!]
  const code = first.models[0]!.code
  const moves = modelMoved(built, [0, 0], 0, [0, 1])
  expect(treeChanges(built, moves)).toEqual([
    { place: `指标 ${code}`, before: `程序合规风险 › ${first.name}`, after: `程序合规风险 › ${second.name}` },
  ])
  expect(treeFaults(moves)).toEqual([])
  const swapped = { classes: moved(built.classes, 0, 1) }
  expect(treeChanges(built, swapped).map(({ place }) => place)).toEqual(['大类 的次序'])
  expect(moved(built.classes, 0, -1)).toEqual(built.classes)
  const placed = groupMoved(built, 0, 0, 3)
  expect(treeChanges(built, placed)[0]).toEqual({ place: `小类“${first.name}”`, before: '程序合规风险', after: '财务风险' })
  const more = { classes: [...built.classes, { name: '新大类', weight: 2, groups: [] }] }
  expect(treeChanges(built, more)).toEqual([{ place: '大类“新大类”', before: '', after: '新增，权重 2' }])
  expect(treeChanges(more, removedAt(more, 4))).toEqual([{ place: '大类“新大类”', before: '权重 2', after: '' }])
})
