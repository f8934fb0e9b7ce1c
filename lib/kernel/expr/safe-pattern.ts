/** Longest pattern, in characters. */
export const maxPatternLength = 200
const maxStates = 3000
const maxRepeat = 100

type Matcher = (char: number) => boolean
type Node =
  | { kind: 'char'; match: Matcher }
  | { kind: 'start' | 'end' }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; options: Node[] }
  | { kind: 'repeat'; inner: Node; least: number; most: number }
type State = { match?: Matcher; anchor?: 'start' | 'end'; next: number[] }

export type CompiledPattern = { ok: true; size: number; test(text: string): boolean } | { ok: false; message: string }

class PatternFault extends Error {}

/**
 * Compiles the limited regular expressions of `matches`: characters, `.`, classes, \d \w \s, groups, `|`, `* + ? {m,n}`, `^ $`.
 * They run as a state machine, so the time is at most text × states whatever the pattern; nested repetition is refused.
 */
export function compilePattern(source: string): CompiledPattern {
  try {
    if (source.length > maxPatternLength) throw new PatternFault(`超过 ${maxPatternLength} 字`)
    const { states, first } = assemble(new PatternReader(source).read())
    return { ok: true, size: states.length, test: (text) => run(states, first, text) }
  } catch (error) {
    if (error instanceof PatternFault) return { ok: false, message: error.message }
    throw error
  }
}

const code = (char: string) => char.codePointAt(0)!
const between = (char: number, from: string, to: string) => char >= code(from) && char <= code(to)
const isDigit: Matcher = (char) => between(char, '0', '9')
const isWord: Matcher = (char) => isDigit(char) || between(char, 'a', 'z') || between(char, 'A', 'Z') || char === code('_')
const isSpace: Matcher = (char) => char === 32 || (char >= 9 && char <= 13) || char === 0xa0 || char === 0x3000
const classes: Readonly<Record<string, Matcher>> = {
  d: isDigit,
  w: isWord,
  s: isSpace,
  D: (char) => !isDigit(char),
  W: (char) => !isWord(char),
  S: (char) => !isSpace(char),
}
const literalEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

class PatternReader {
  private readonly chars: string[]
  private position = 0
  private depth = 0

  constructor(source: string) {
    this.chars = [...source]
  }

  read(): Node {
    const node = this.choice()
    if (this.position < this.chars.length) throw new PatternFault('多出“)”')
    return node
  }

  private choice(): Node {
    const options = [this.sequence()]
    while (this.take('|')) options.push(this.sequence())
    return options.length === 1 ? options[0]! : { kind: 'choice', options }
  }

  private sequence(): Node {
    const parts: Node[] = []
    while (this.position < this.chars.length && this.peek() !== '|' && this.peek() !== ')') parts.push(this.repeated())
    return { kind: 'sequence', parts }
  }

  private repeated(): Node {
    const inner = this.atom()
    const bounds = this.bounds()
    if (!bounds) return inner
    if (inner.kind === 'start' || inner.kind === 'end') throw new PatternFault('^ 和 $ 不能重复')
    if (repeats(inner)) throw new PatternFault('不得重复套重复')
    if (['*', '+', '?', '{'].includes(this.peek() ?? '')) throw new PatternFault('不得连写重复符号')
    return { kind: 'repeat', inner, ...bounds }
  }

  private bounds(): { least: number; most: number } | undefined {
    if (this.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (this.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (this.take('?')) return { least: 0, most: 1 }
    if (!this.take('{')) return undefined
    const written = /^(\d{1,3})(,(\d{1,3})?)?\}/.exec(this.chars.slice(this.position, this.position + 10).join(''))
    if (!written) throw new PatternFault('次数应写成 {2}、{2,} 或 {2,5}')
    this.position += written[0].length
    const least = Number(written[1])
    const most = written[2] === undefined ? least : written[3] === undefined ? Number.POSITIVE_INFINITY : Number(written[3])
    if (most < least) throw new PatternFault('次数的上限小于下限')
    if (least > maxRepeat || (most !== Number.POSITIVE_INFINITY && most > maxRepeat)) throw new PatternFault(`次数至多 ${maxRepeat}`)
    return { least, most }
  }

  private atom(): Node {
    const char = this.chars[this.position]!
    this.position += 1
    switch (char) {
      case '(':
        return this.group()
      case '[':
        return { kind: 'char', match: this.set() }
      case '.':
        return { kind: 'char', match: (one) => one !== 10 && one !== 13 }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '\\':
        return { kind: 'char', match: this.escape() }
      case '*':
      case '+':
      case '?':
      case '{':
        throw new PatternFault(`“${char}”前没有可重复的内容`)
      default:
        return { kind: 'char', match: (one) => one === code(char) }
    }
  }

  private group(): Node {
    if (this.take('?') && !this.take(':')) throw new PatternFault('不支持 (?…) 写法')
    this.depth += 1
    if (this.depth > 20) throw new PatternFault('括号超过 20 层')
    const inner = this.choice()
    if (!this.take(')')) throw new PatternFault('缺少“)”')
    this.depth -= 1
    return inner
  }

  private escape(): Matcher {
    const char = this.chars[this.position]
    this.position += 1
    if (char === undefined) throw new PatternFault('末尾多出“\\”')
    const known = classes[char]
    if (known) return known
    const literal = literalEscapes[char] ?? char
    if (/[A-Za-z0-9]/.test(char) && literalEscapes[char] === undefined) throw new PatternFault(`不支持“\\${char}”`)
    return (one) => one === code(literal)
  }

  private set(): Matcher {
    const negated = this.take('^')
    const matchers: Matcher[] = []
    while (this.peek() !== ']') {
      const char = this.chars[this.position]
      if (char === undefined) throw new PatternFault('缺少“]”')
      this.position += 1
      if (char === '\\') {
        matchers.push(this.escape())
        continue
      }
      const to = this.peek() === '-' && this.chars[this.position + 1] !== ']' ? this.chars[this.position + 1] : undefined
      if (to === undefined) {
        matchers.push((one) => one === code(char))
        continue
      }
      if (to === '\\' || code(to) < code(char)) throw new PatternFault('字符范围有误')
      this.position += 2
      matchers.push((one) => between(one, char, to))
    }
    this.position += 1
    if (matchers.length === 0) throw new PatternFault('“[]”中没有字符')
    return (one) => matchers.some((matches) => matches(one)) !== negated
  }

  private peek(): string | undefined {
    return this.chars[this.position]
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false
    this.position += 1
    return true
  }
}

/** True when something inside may occur a varying number of times. */
function repeats(node: Node): boolean {
  if (node.kind === 'repeat') return node.least !== node.most || repeats(node.inner)
  if (node.kind === 'sequence') return node.parts.some(repeats)
  return node.kind === 'choice' && node.options.some(repeats)
}

function assemble(root: Node): { states: State[]; first: number } {
  const states: State[] = [{ next: [] }]
  const add = (state: State): number => {
    if (states.length >= maxStates) throw new PatternFault('过于复杂')
    return states.push(state) - 1
  }
  const build = (node: Node, next: number): number => {
    switch (node.kind) {
      case 'char':
        return add({ match: node.match, next: [next] })
      case 'sequence':
        return node.parts.reduceRight((after, part) => build(part, after), next)
      case 'choice':
        return add({ next: node.options.map((option) => build(option, next)) })
      case 'repeat':
        return repeat(node, next)
      default:
        return add({ anchor: node.kind, next: [next] })
    }
  }
  const repeat = ({ inner, least, most }: Extract<Node, { kind: 'repeat' }>, next: number): number => {
    let after = next
    if (most === Number.POSITIVE_INFINITY) {
      after = add({ next: [] })
      states[after]!.next = [build(inner, after), next]
    } else {
      for (let times = least; times < most; times += 1) after = add({ next: [build(inner, after), next] })
    }
    for (let times = 0; times < least; times += 1) after = build(inner, after)
    return after
  }
  const first = build(root, 0)
  return { states, first }
}

function run(states: readonly State[], first: number, text: string): boolean {
  const chars = [...text]
  const seen = new Int32Array(states.length).fill(-1)
  let current: number[] = []
  for (let position = 0; position <= chars.length; position += 1) {
    const stack = [first, ...current]
    const waiting: number[] = []
    while (stack.length > 0) {
      const index = stack.pop()!
      if (seen[index] === position) continue
      seen[index] = position
      if (index === 0) return true
      const state = states[index]!
      if (state.match) waiting.push(index)
      else if (!state.anchor || (state.anchor === 'start' ? position === 0 : position === chars.length)) stack.push(...state.next)
    }
    if (position === chars.length) return false
    const char = code(chars[position]!)
    current = waiting.filter((index) => states[index]!.match!(char)).map((index) => states[index]!.next[0]!)
  }
  return false
}
