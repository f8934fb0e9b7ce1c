import type { MatterDefinition } from '@/lib/matters/schema'

/** `2026-11-03` as 2026年11月3日, without leading zeros (GB/T 9704-2012 7.3.5.4). */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** What a filing is about, without the frame of its title: 关于转让…股权的请示 → 转让…股权. */
export function coreOf(title: string): string {
  const text = title.trim().replace(/^《(.*)》$/, '$1')
  const inner = text.replace(/^.{0,40}?关于/, '').replace(/的?(请示|申请|报告|函|备案申请|备案报告|事项)$/, '')
  return inner || text
}

/** How an official paper addresses its receiver in the text. */
export function youOf(orgName: string): string {
  return orgName.endsWith('公司') ? '你公司' : '你单位'
}

const most = 3

/** 根据《…》（文号）、《…》等有关规定, — only what has been checked against its source; without any, the general words. */
export function basisWords(basis: MatterDefinition['basis']): string {
  const checked = basis.filter((one) => one.checked)
  const unique = [...new Map(checked.map((one) => [one.name, one])).values()].slice(0, most)
  if (unique.length === 0) return '根据国有资产监督管理有关规定，'
  const names = unique.map(({ name, documentNo }) => `《${name.replace(/^《|》$/g, '')}》${documentNo ? `(${documentNo})` : ''}`)
  return `根据${names.join('')}等有关规定，`
}

const trivial = /^(拟?(原则)?同意|(予以|同意)?(批准|核准|备案)|已阅|收悉)[。.!\uff01]?$/
const numbering = /^\s*(?:[一二三四五六七八九十]+、|[(\uff08][一二三四五六七八九十\d]+[)\uff09]|\d+[.、\uff0e](?!\d)\s*|[①-⑳]\s*)/

/** What an opinion asks for, one item a line: own numbering taken off, a bare 同意 left out, each ended with a full stop. */
export function conditionsOf(opinion: string): string[] {
  return opinion
    .split(/\r?\n/)
    .map((line) => line.replace(numbering, '').trim())
    .filter((line) => line !== '' && !trivial.test(line))
    .map(sentence)
}

/** A text as a sentence: one full stop at its end. */
export function sentence(text: string): string {
  return `${text.trim().replace(/[。.;,\uff1b\uff0c]+$/, '')}。`
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Points numbered 一、二、三、; a single point stands without a number. */
export function numbered(points: readonly string[]): string[] {
  return points.length < 2 ? [...points] : points.map((point, index) => `${ordinal(index + 1)}、${point}`)
}

function ordinal(value: number): string {
  if (value <= 10) return ordinals[value - 1]!
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? ordinals[tens - 1] : ''}十${ones ? ordinals[ones - 1] : ''}`
}
