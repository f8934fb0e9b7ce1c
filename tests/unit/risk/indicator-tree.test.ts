import { expect, test } from 'vitest'
import { indicatorTree } from '@/lib/risk/models/indicator-tree'
import { catalogue } from '@/lib/risk/models/registry'

test('every model stands once in the tree, and what lies below a place is its sum', () => {
  const tree = indicatorTree(new Map([['FS001', 7]]))
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
})
