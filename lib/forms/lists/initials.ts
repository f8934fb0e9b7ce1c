// The first character of each initial in pinyin order; i, u and v begin no syllable.
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀']
const letters = [...'abcdefghjklmnopqrstwxyz']
const pinyin = new Intl.Collator('zh-u-co-pinyin')

const known = new Map<string, string>()

function initialOf(character: string): string {
  const held = known.get(character) ?? foundInitial(character)
  known.set(character, held)
  return held
}

function foundInitial(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase()
  if (!/\p{Script=Han}/u.test(character)) return ''
  let found = ''
  firsts.forEach((first, index) => {
    if (pinyin.compare(first, character) <= 0) found = letters[index]!
  })
  return found
}

/** First letters of the pinyin of a name, for typing it quickly: 青岛市 is `qds`. A character of several readings has one of them. */
export function initialsOf(name: string): string {
  return [...name].map(initialOf).join('')
}
