import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { platformPages, unopened } from '../e2e/pages/registry'

test('the registry of pages that a browser looks at names every page there is, once', () => {
  const folders = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => path.replace(/\/?page\.tsx$/, ''))
  expect(folders.length).toBeGreaterThan(50)
  expect([...platformPages.map(({ folder }) => folder), ...Object.keys(unopened)].toSorted()).toEqual(folders.toSorted())
})

test('every page of the faces has another look: with nothing, or when it cannot be shown', () => {
  const plain = platformPages.filter(({ empty, error }) => !empty && !error).map(({ folder }) => folder)
  expect(plain).toEqual(['', 'login/factor', 'login/enrol', 'login/password', 'open/api', 'gov/settings', 'ent/settings'])
})
