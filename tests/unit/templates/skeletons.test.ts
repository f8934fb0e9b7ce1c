import { describe, expect, it } from 'vitest'
import { safeName } from '@/lib/matters/templates/file'
import { skeletonOf } from '@/lib/matters/templates/kinds'
import { knownOf, type Told } from '@/lib/matters/templates/known'
import type { Skeleton } from '@/lib/matters/templates/skeleton'
import { docxOf } from '@/lib/platform/docx/document'
import { zipOf } from '@/lib/platform/docx/zip'
import { readMatters } from '@/prisma/seed/reference-files'
import { unzip } from '../../support/unzip'

const matters = readMatters()
const matterOf = (code: string) => matters.find((matter) => matter.code === code)!
const templated = matters.flatMap((matter) => matter.materials.filter((one) => one.template).map((material) => ({ matter, material })))

const wordsOf = (skeleton: Skeleton) =>
  [
    skeleton.title,
    skeleton.addressee ?? '',
    ...skeleton.blocks.flatMap((block) =>
      block.kind === 'table' ? [...block.heads, ...block.rows.flat()] : block.kind === 'chart' ? [block.title] : [block.text],
    ),
    ...skeleton.signature,
  ].join('\n')
const headings = (skeleton: Skeleton) => skeleton.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
const skeleton = (code: string, key: string, told: Told | null = null) => {
  const matter = matterOf(code)
  return skeletonOf(matter.materials.find((one) => one.key === key)!, knownOf(matter, told))
}

const told: Told = {
  enterprise: '青岛示例城投集团有限公司',
  target: '青岛示例装备有限公司',
  values: {
    title: '转让示例装备 30% 股权',
    contact: '杨雪晴',
    contact_phone: '13800001234',
    floor_price: '1200',
    pay_mode: '一次性',
    transfer_pct: '30',
  },
  names: {},
  context: { today: '2026-11-26' },
}

describe('the skeletons of the catalogue', () => {
  it('are there for 300 materials and more, each with a title, something to fill in, and who signs', () => {
    expect(templated.length).toBeGreaterThanOrEqual(300)
    for (const { matter, material } of templated) {
      const made = skeletonOf(material, knownOf(matter, null))
      expect(made.title, material.name).not.toBe('')
      expect(wordsOf(made), material.name).toMatch(/【[^】]+】/)
      expect(made.signature.at(-1), material.name).toBe('【年　月　日】')
      expect(wordsOf(made)).not.toMatch(/undefined|null|NaN/)
    }
  })

  it('are numbered through without a gap or a repetition', () => {
    for (const { matter, material } of templated) {
      const numbers = headings(skeletonOf(material, knownOf(matter, null))).map((title) => title.split('、')[0])
      expect(numbers, `${matter.code} ${material.name}`).toEqual([...'一二三四五六七八九十'].slice(0, numbers.length))
    }
  })

  it('follow the kind of the material', () => {
    const kindOf = (code: string, key: string) => skeleton(code, key).kind
    expect(kindOf('GZ-CQ-01', 'apply_doc')).toBe('请示')
    expect(kindOf('GZ-CQ-01', 'board_resolution')).toBe('决议')
    expect(kindOf('GZ-CQ-01', 'party_opinion')).toBe('纪要')
    expect(kindOf('GZ-CQ-01', 'legal_opinion')).toBe('法律意见书')
    expect(kindOf('GZ-CQ-01', 'commitment')).toBe('承诺函')
    expect(kindOf('GZ-CQ-01', 'staff_plan')).toBe('职工安置方案')
    expect(kindOf('GZ-JD-01', 'first_report')).toBe('首报续报')
    // 非公开协议方式 is a way of dealing, not an agreement; a bracket within a name belongs to it.
    expect(skeletonOf({ key: 'reason', name: '采取非公开协议方式的依据和说明' }, knownOf(matterOf('GZ-CQ-01'), null)).kind).toBe('说明')
    expect(skeletonOf({ key: 'plan', name: '改制（混改）方案' }, knownOf(matterOf('GZ-CQ-01'), null))).toMatchObject({
      kind: '方案',
      title: '改制（混改）方案',
    })
    expect(headings(skeleton('GZ-CQ-01', 'board_resolution')).join()).toContain('表决结果')
    expect(headings(skeleton('GZ-CQ-01', 'legal_opinion')).join()).toContain('结论意见')
  })

  it('take what the name of the material lists as its headings', () => {
    expect(headings(skeleton('GZ-CQ-01', 'transfer_plan'))).toEqual([
      '一、标的概况',
      '二、必要性可行性',
      '三、职工安置',
      '四、债权债务',
      '五、定价与支付',
      '六、收益处置',
    ])
  })
})

describe('a skeleton of a filing', () => {
  it('holds what the filing says, and places for the rest', () => {
    const words = wordsOf(skeleton('GZ-CQ-01', 'apply_doc', told))
    for (const known of ['青岛示例城投集团有限公司', '青岛示例装备有限公司', '转让示例装备 30% 股权', '杨雪晴', '1,200.00 万元', '一次性'])
      expect(words).toContain(known)
    expect(words).toContain('【标的净资产账面值】')
    expect(words).toContain('《中华人民共和国企业国有资产法》')
  })

  it('leaves personal identifiers and what the situation hides out', () => {
    const words = wordsOf(skeleton('GZ-CQ-01', 'apply_doc', told))
    expect(words).not.toContain('13800001234')
    expect(words).not.toContain('首付比例')
    expect(wordsOf(skeleton('GZ-CQ-01', 'apply_doc', { ...told, values: { ...told.values, pay_mode: '分期' } }))).toContain('【首付比例】')
  })

  it('is a Word file whose texts are texts: nothing in them becomes markup, a formula or a broken file', async () => {
    const evil = { ...told, values: { ...told.values, title: '=HYPERLINK("x")<w:br/>&\u0007甲\u0000乙' } }
    const files = unzip(await docxOf(skeleton('GZ-CQ-01', 'apply_doc', evil)))
    const document = files.get('word/document.xml') ?? ''
    expect(document).toContain('&lt;w:br/&gt;&amp;甲乙')
    expect(document).not.toMatch(/<w:fldSimple|<w:instrText|(?!\n)\p{Cc}/u)
    expect(document).toMatch(/w:highlight w:val="yellow"/)
    expect(document).toContain('仿宋_GB2312')
  })
})

describe('the archive of all templates', () => {
  it('opens again with every name and every byte, also of two that are called alike', () => {
    const bytes = zipOf([
      { name: '01 请示.docx', content: Buffer.from('甲') },
      { name: '01 请示.docx', content: Buffer.from('乙'.repeat(5000)) },
    ])
    expect([...unzip(bytes)]).toEqual([
      ['01 请示.docx', '甲'],
      ['01 请示-2.docx', '乙'.repeat(5000)],
    ])
  })

  it('has names that are safe on any system', () => {
    expect(safeName('=cmd|calc', 'docx')).toBe('cmd_calc.docx')
    expect(safeName('../a/b\\c\u202e', 'docx')).not.toMatch(/[/\\\u202e]/)
    expect([...safeName('长'.repeat(200), 'docx')].length).toBeLessThanOrEqual(85)
    for (const { material } of templated) expect(safeName(material.name, 'docx')).toMatch(/^[^/\\<>:"|?*]+\.docx$/)
  })
})
