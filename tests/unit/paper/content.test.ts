import { describe, expect, test } from 'vitest'
import { paperContent } from '@/lib/matters/paper/content'
import { paperContentSchema } from '@/lib/matters/paper/schema'
import { approvalSource, sourceOf, sources } from './sources'

const letter = (name: string) => {
  const content = paperContent(sources[name]!)
  if (content.layout !== 'letter') throw new Error(`${name} 不是公文格式`)
  return content
}

describe('what a paper says', () => {
  test('批复: receipt of the request, grounds, consent with the amount, conditions', () => {
    const content = letter('approval')
    expect(content).toMatchObject({
      kind: '批复',
      number: '青国资委批〔2026〕17号',
      title: '关于转让青岛示例科技有限公司30%股权的批复',
      addressee: '青岛示例控股集团有限公司',
      closing: '此复。',
      attachments: ['产权转让方案', '资产评估项目备案表'],
    })
    expect(content.paragraphs).toEqual([
      '你公司《关于转让青岛示例科技有限公司30%股权的请示》\uff08办件编号\uff1a青国资办〔2026〕0412\uff09收悉。根据《中华人民共和国企业国有资产法》《企业国有资产交易监督管理办法》\uff08国务院国资委 财政部令第32号\uff09等有关规定\uff0c经研究\uff0c现批复如下\uff1a',
      '一、同意你公司转让青岛示例科技有限公司30%股权\uff08拟定转让底价1,234.57万元\uff09。',
      '二、转让应当在产权交易机构公开进行\uff0c首次信息披露时间不少于20个工作日。',
      '三、转让底价不得低于经备案的评估结果。',
    ])
  })

  test('核准文件 confirms, without numbers when there is one point', () => {
    const content = letter('ratification')
    expect(content.title).toBe('关于投资建设示例智能仓储基地项目的核准意见')
    expect(content.paragraphs[1]).toMatch(/^核准你公司投资建设示例智能仓储基地项目/)
  })

  test('收悉回执 names the day and asks for nothing that was not said', () => {
    const content = letter('receipt')
    expect(content.style).toBe('correspondence')
    expect(content.paragraphs).toEqual([
      '你公司报送的《关于某某买卖合同纠纷案件情况的报告》\uff08办件编号\uff1a青国资办〔2026〕0412\uff09已于2026年11月10日收悉\uff0c并经审阅归档。',
    ])
    const asked = paperContent(sourceOf('报告', '重大法律纠纷案件', { decision: { opinion: '请按月报送进展', department: '政策法规处' } }))
    expect(asked.layout === 'letter' && asked.paragraphs[1]).toBe('请按月报送进展。')
  })

  test('不予同意通知书: what was asked, on what it rests, every reason, what can be done', () => {
    const content = letter('refusal')
    expect(content).toMatchObject({
      kind: '不予同意通知书',
      number: '青国资委不同〔2026〕5号',
      title: '关于转让青岛示例科技有限公司30%股权的不予同意通知书',
      closing: '特此通知。',
    })
    expect(content.paragraphs[0]).toMatch(/经研究（委主任办公会纪要〔2026〕12号），不予同意（不符合规定条件）。理由如下：$/)
    expect(content.paragraphs.slice(1, 3)).toEqual([
      '一、该标的承担市级专项保障任务，现阶段不宜转让，不予同意。',
      '二、协议转让不符合规定情形，应当进场公开交易。',
    ])
    expect(content.paragraphs.join('')).not.toContain('同意你公司')
  })

  test('不予受理通知书: a letter also where the matter ends in a form; without words the coded reason stands', () => {
    const content = letter('rejection')
    expect(content.kind).toBe('不予受理通知书')
    expect(content.paragraphs[0]).toMatch(/决定不予受理（超出权限）。原因如下：$/)
    expect(content.paragraphs[1]).toBe('超出权限。')
  })

  test('备案表 lists required facts, never what is sensitive', () => {
    const content = paperContent(sources.record!)
    if (content.layout !== 'form') throw new Error('备案表应为表格')
    const labels = content.rows.map((row) => row.label)
    expect(labels).toEqual([
      '申报企业',
      '备案项目',
      '标的企业',
      '适用情形',
      '收件日期',
      '备案日期',
      '拟定转让底价',
      '拟转让股权比例',
      '评估基准日',
      '是否失去控股地位',
      '附件',
    ])
    expect(JSON.stringify(content)).not.toContain('13800000000')
    expect(content.title).toBe('资产评估项目备案表')
  })

  test('every paper carries its code, its address and a digest of all it says', () => {
    for (const source of Object.values(sources)) {
      const content = paperContent(source)
      expect(paperContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
      expect(content.verify.url).toBe('https://gzw.example.com/verify?code=7K3M-9PQR-2XYZ')
      expect(content.verify.digest).toMatch(/^[0-9a-f]{64}$/)
      expect(paperContent(source).verify.digest).toBe(content.verify.digest)
    }
    const other = paperContent({ ...approvalSource, issuedOn: '2026-11-24' })
    expect(other.verify.digest).not.toBe(letter('approval').verify.digest)
  })
})
