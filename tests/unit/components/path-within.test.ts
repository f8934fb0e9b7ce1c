import { expect, test } from 'vitest'
import { pathWithin } from '@/components/shell/path-within'

test.each(['/gov', '/ent/filings/1/edit?tab=a&q=%E5%9F%8E#top', '/'])('after signing in the person comes back to %s', (path) => {
  expect(pathWithin(path)).toBe(path)
})

test.each([
  ...['', 'gov', 'https://evil.example/', '//evil.example', '/\\evil.example', '\\evil.example', '/\t/evil.example', '/\n/evil.example'],
  ...['/login', '/login/factor', '/a\u0000', undefined, null, ['/gov', '/ent'], 7],
])('no address from outside leads anywhere: %j', (address) => {
  expect(pathWithin(address)).toBe('')
})
