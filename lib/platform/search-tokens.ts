import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined

/**
 * The text of a tsvector for `search_doc.tokens`: words of the Chinese segmenter, every pair of neighbouring Chinese characters (so that
 * a fragment the segmenter cuts otherwise is found too), every single one, and Latin words and numbers in lower case. Distinct tokens,
 * quoted for `::tsvector`.
 */
export function searchTokens(text: string): string {
  return tokensOf(text, true)
    .map((token) => `'${token}'`)
    .join(' ')
}

/**
 * What somebody typed as the text of a tsquery: every pair of neighbouring Chinese characters, a lone character, Latin words as prefixes,
 * all of them required. Empty when nothing searchable was typed.
 */
export function searchQuery(typed: string): string {
  return tokensOf(typed, false)
    .map((token) => (/^[a-z0-9]/.test(token) ? `'${token}':*` : `'${token}'`))
    .join(' & ')
}

function tokensOf(text: string, forStorage: boolean): string[] {
  const tokens = new Set<string>()
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Script=Han}]+|[a-z0-9]+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) {
      tokens.add(run)
      continue
    }
    const characters = [...run]
    for (let index = 1; index < characters.length; index++) tokens.add(`${characters[index - 1]}${characters[index]}`)
    if (forStorage) for (const word of [...characters, ...words(run)]) tokens.add(word)
    else if (characters.length === 1) tokens.add(run)
  }
  return [...tokens]
}

function words(run: string): string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cutForSearch(run, true)
}
