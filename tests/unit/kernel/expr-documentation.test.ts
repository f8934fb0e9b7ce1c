import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '@/lib/kernel/expr/compile'
import { pointAt } from '@/lib/kernel/expr/errors'
import { functionList } from '@/lib/kernel/expr/functions/registry'
import { environment } from './expr-fixture'

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/expression.md'), 'utf8')
const cell = (text: string) => text.replaceAll('|', '\\|')

describe('the page for people who write rules', () => {
  it.each(functionList.map((spec) => [spec.name, spec] as const))('describes %s as it is', (_, spec) => {
    expect(page).toContain(`| \`${cell(spec.signature)}\` | ${cell(spec.summary)} |`)
  })

  it('shows only examples that pass the check', () => {
    const section = page.slice(page.indexOf('## 例'))
    const examples = [...section.matchAll(/^\| [^|`]+ \| `([^`]+)` \|$/gm)].map((match) => match[1]!)
    expect(examples.length).toBeGreaterThanOrEqual(9)
    for (const example of examples) expect([example, faultsOf(example, environment, 'bool')]).toEqual([example, []])
  })

  it('shows a fault the way it is shown', () => {
    const source = 'first_pay_pct >= 30'
    const drawn = pointAt(source, faultsOf(source, environment)[0]!)
    expect(page).toContain(
      drawn
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n'),
    )
  })
})
