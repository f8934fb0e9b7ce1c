import { EmbeddedActionsParser, EOF, type IRecognitionException, type IToken, type TokenType } from 'chevrotain'
import type { Expr, Span } from '@/lib/kernel/expr/ast'
import { type ExprError, errorAt } from '@/lib/kernel/expr/errors'
import { arrange, ExprFault, enclose, type InfixOperator, type Item, maxDepth, measured } from '@/lib/kernel/expr/syntax/precedence'
import * as t from '@/lib/kernel/expr/syntax/tokens'
import { unitAliases } from '@/lib/kernel/expr/units'
import { isDate } from '@/lib/kernel/workday'

/** Longest source text that is accepted, in characters. */
export const maxSourceLength = 4000

export type ParseResult = { ok: true; ast: Expr } | { ok: false; errors: ExprError[] }

const infixNames = new Map<TokenType, InfixOperator>([
  [t.Or, 'or'],
  [t.And, 'and'],
  [t.In, 'in'],
  [t.Between, 'between'],
  [t.LessOrEqual, '<='],
  [t.GreaterOrEqual, '>='],
  [t.NotEqual, '!='],
  [t.Equal, '='],
  [t.Less, '<'],
  [t.Greater, '>'],
  [t.Approx, '≈'],
  [t.Plus, '+'],
  [t.Minus, '-'],
  [t.Times, '*'],
  [t.Divide, '/'],
  [t.Power, '^'],
])

const alt = <T>(ALT: () => T) => ({ ALT })
const startOf = (token: IToken) => token.startOffset
const endOf = (token: IToken) => token.startOffset + token.image.length
const spanOf = (first: IToken, last: IToken = first): Span => ({ start: startOf(first), end: endOf(last) })

/**
 * Two rules only: operands with operators between them in the order written, and a single operand. Precedence is applied
 * afterwards, so a pair of parentheses costs two calls instead of one a level of precedence, and 100 pairs fit any stack.
 */
export class ExpressionParser extends EmbeddedActionsParser {
  /** `checked` proves the grammar itself, which a test does once; forms in old browsers lack what that proof needs (`Object.groupBy`). */
  constructor(checked = false) {
    super(t.tokenTypes, { recoveryEnabled: false, skipValidations: !checked })
    this.performSelfAnalysis()
  }

  readonly expression = this.RULE('expression', (): Expr => {
    const items: Item[] = []
    this.MANY1(() => {
      const token = this.CONSUME1(t.Prefix)
      this.ACTION(() => items.push(prefixItem(token)))
    })
    const first = this.SUBRULE1(this.operand)
    this.ACTION(() => items.push({ operand: first }))
    this.MANY2(() => {
      this.OR([
        alt(() => {
          const token = this.CONSUME2(t.Operator)
          this.ACTION(() => items.push({ infix: infixNames.get(token.tokenType)!, span: spanOf(token) }))
        }),
        alt(() => {
          const token = this.CONSUME2(t.Not)
          const last = this.CONSUME3(t.In)
          this.ACTION(() => items.push({ infix: 'not in', span: spanOf(token, last) }))
        }),
      ])
      this.MANY3(() => {
        const token = this.CONSUME3(t.Prefix)
        this.ACTION(() => items.push(prefixItem(token)))
      })
      const next = this.SUBRULE2(this.operand)
      this.ACTION(() => items.push({ operand: next }))
    })
    return this.ACTION(() => arrange(items))
  })

  private readonly operand: () => Expr = this.RULE(
    'operand',
    (): Expr =>
      this.OR([
        alt(() => this.leaf(this.CONSUME(t.NumberLiteral), numberNode)),
        alt(() => this.leaf(this.CONSUME(t.TextLiteral), (token) => ({ kind: 'text', value: unquote(token.image), span: spanOf(token) }))),
        alt(() => this.leaf(this.CONSUME(t.DateLiteral), dateNode)),
        alt(() => this.leaf(this.CONSUME(t.True), (token) => ({ kind: 'bool', value: true, span: spanOf(token) }))),
        alt(() => this.leaf(this.CONSUME(t.False), (token) => ({ kind: 'bool', value: false, span: spanOf(token) }))),
        alt(() => this.leaf(this.CONSUME(t.Null), (token) => ({ kind: 'null', span: spanOf(token) }))),
        alt(() => {
          this.CONSUME1(t.OpenParen)
          const inner = this.SUBRULE1(this.expression)
          this.CONSUME1(t.CloseParen)
          return this.ACTION(() => enclose(inner))
        }),
        alt(() => {
          const open = this.CONSUME(t.OpenBracket)
          const items = this.series(1)
          const close = this.CONSUME(t.CloseBracket)
          return this.ACTION(() => measured({ kind: 'list', items, span: spanOf(open, close) }))
        }),
        alt(() => {
          const name = this.CONSUME(t.Identifier)
          let call: { args: Expr[]; close: IToken } | undefined
          this.OPTION(() => {
            this.CONSUME2(t.OpenParen)
            const args = this.series(2)
            call = { args, close: this.CONSUME2(t.CloseParen) }
          })
          return this.ACTION((): Expr => {
            if (!call) return { kind: 'path', path: name.image, span: spanOf(name) }
            return measured({ kind: 'call', name: name.image, args: call.args, span: spanOf(name, call.close) })
          })
        }),
      ]),
  )

  private leaf(token: IToken, make: (token: IToken) => Expr): Expr {
    return this.ACTION(() => make(token))
  }

  /** Expressions between commas; `index` keeps the two places it is used apart for the parser's lookahead. */
  private series(index: 1 | 2): Expr[] {
    const items: Expr[] = []
    const one = (item: Expr) => this.ACTION(() => items.push(item))
    if (index === 1) this.MANY_SEP1({ SEP: t.Comma, DEF: () => one(this.SUBRULE2(this.expression)) })
    else this.MANY_SEP2({ SEP: t.Comma, DEF: () => one(this.SUBRULE3(this.expression)) })
    return items
  }
}

function prefixItem(token: IToken): Item {
  return { prefix: token.tokenType === t.Minus ? '-' : 'not', span: spanOf(token) }
}

function numberNode(token: IToken): Expr {
  const [, digits = '', unit] = t.numberParts.exec(token.image) ?? []
  if (/^0\d/.test(digits)) throw new ExprFault('数字不能以 0 开头，也不要写千分位', startOf(token), endOf(token))
  if (digits.length > 31) throw new ExprFault('数字过长，至多 30 位', startOf(token), endOf(token))
  return { kind: 'number', value: digits, unit: unit === undefined ? null : (unitAliases[unit] ?? unit), span: spanOf(token) }
}

function dateNode(token: IToken): Expr {
  const value = token.image.slice(1, -1)
  if (!isDate(value)) throw new ExprFault(`没有 ${value} 这一天`, startOf(token), endOf(token))
  return { kind: 'date', value, span: spanOf(token) }
}

function unquote(image: string): string {
  const quote = image[0]!
  const inner = image.slice(1, -1)
  return quote === "'" || quote === '"' ? inner.replaceAll(quote + quote, quote) : inner
}

const parser = new ExpressionParser()

/** Parses a source text. Never throws: every fault comes back with its position and a Chinese message. */
export function parse(source: string): ParseResult {
  const fail = (message: string, start: number, end?: number): ParseResult => ({
    ok: false,
    errors: [errorAt(source, message, start, end)],
  })
  if (source.length > maxSourceLength) return fail(`表达式过长(${source.length} 字),至多 ${maxSourceLength} 字`, maxSourceLength)
  if (source.trim() === '') return fail('表达式为空', 0, 0)
  const lexed = t.exprLexer.tokenize(source)
  if (lexed.errors.length > 0) {
    const errors = lexed.errors.slice(0, 5).map((fault) => {
      const text = source.slice(fault.offset, fault.offset + fault.length)
      return errorAt(source, strayMessage(text), fault.offset, fault.offset + fault.length)
    })
    return { ok: false, errors }
  }
  const deep = tooDeep(lexed.tokens)
  if (deep) return fail(`括号超过 ${maxDepth} 层`, startOf(deep), endOf(deep))
  parser.input = lexed.tokens
  try {
    const ast = parser.expression()
    const fault = parser.errors[0]
    return fault ? { ok: false, errors: [explain(source, fault)] } : { ok: true, ast }
  } catch (error) {
    if (error instanceof ExprFault) return fail(error.message, error.start, error.end)
    throw error
  }
}

function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0
  for (const token of tokens) {
    if (token.tokenType === t.OpenParen || token.tokenType === t.OpenBracket) depth += 1
    if (token.tokenType === t.CloseParen || token.tokenType === t.CloseBracket) depth -= 1
    if (depth >= maxDepth) return token
  }
  return undefined
}

function strayMessage(text: string): string {
  if (/^['"\u2018\u2019\u201c\u201d]/.test(text)) return '文字缺少结束的引号'
  if (text.startsWith('#')) return '日期应写成 #2026-01-31#'
  if (text.startsWith('&')) return '“并且”请写 and 或 且'
  if (text.startsWith('|')) return '“或者”请写 or 或 或；绝对值请写 abs(…)'
  if (text.startsWith('!')) return '“非”请写 not 或 非'
  return `无法识别“${text.slice(0, 20)}”，文字须加引号`
}

function explain(source: string, fault: IRecognitionException): ExprError {
  const token = fault.token
  if (token.tokenType === EOF) {
    const message = fault.name === 'MismatchedTokenException' ? '表达式不完整，缺少右括号' : '表达式不完整，此处缺少一个值'
    return errorAt(source, message, source.trimEnd().length, source.trimEnd().length)
  }
  const place = [startOf(token), endOf(token)] as const
  const shown = token.image.slice(0, 20)
  const grouped = /\d$/.test(source.slice(0, token.startOffset)) && /^\d{3}/.test(source.slice(endOf(token)))
  if (token.tokenType === t.Comma && grouped) return errorAt(source, '数字不要写千分位，请去掉逗号', ...place)
  if (token.tokenType === t.CloseParen) return errorAt(source, '此处多出“)”，或括号内缺少内容', ...place)
  if (fault.name === 'NoViableAltException') return errorAt(source, `此处应为一个值，不应是“${shown}”`, ...place)
  return errorAt(source, `“${shown}”前缺少运算符、逗号或右括号`, ...place)
}
