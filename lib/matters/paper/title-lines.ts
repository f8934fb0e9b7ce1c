import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'

const perLine = 20
let jieba: Jieba | undefined

function wordsOf(text: string): string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cut(text, true)
}

/** Width in characters of the square kind; Latin letters and digits count half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u0020-\u007e]/.test(letter) ? 0.55 : 1), 0)
}

/** A title in lines of about equal length, broken between words, so that it stands as a block (GB/T 9704-2012 7.3.1). */
export function titleLines(title: string, most = perLine): string[] {
  const total = widthOf(title)
  const count = Math.ceil(total / most)
  if (count <= 1) return [title]
  for (let lines = count; lines <= count + 2; lines += 1) {
    const broken = breakInto(title, lines, total / lines)
    if (broken.every((line) => widthOf(line) <= most)) return broken
  }
  return breakAnywhere(title, most)
}

function breakInto(title: string, lines: number, aim: number): string[] {
  const result: string[] = []
  let line = ''
  let used = 0
  for (const word of pieces(title)) {
    const next = used + widthOf(line) + widthOf(word) / 2
    if (line !== '' && result.length < lines - 1 && next > aim * (result.length + 1)) {
      result.push(line)
      used += widthOf(line)
      line = ''
    }
    line += word
  }
  return [...result, line]
}

const noStart = /^[,。、;:!?)》”’〕%的\uff0c\uff1b\uff1a\uff01\uff1f\uff09]/
const noEnd = /[(《“‘〔第\uff08]$/

// Words as the segmenter sees them, with closing marks and 的 kept to the word before, opening marks to the word after.
function pieces(title: string): string[] {
  const result: string[] = []
  for (const segment of wordsOf(title)) {
    const last = result.at(-1)
    const glued = last !== undefined && (noStart.test(segment) || noEnd.test(last) || /[\dA-Za-z]$/.test(last))
    if (glued) result[result.length - 1] = last + segment
    else result.push(segment)
  }
  return result
}

function breakAnywhere(title: string, most: number): string[] {
  const result = ['']
  for (const letter of title) {
    if (widthOf(result.at(-1)! + letter) > most) result.push('')
    result[result.length - 1] += letter
  }
  return result
}
