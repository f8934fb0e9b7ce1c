import { createToken, Lexer, type TokenType } from 'chevrotain'
import { countUnits, unitAliases, units } from '@/lib/kernel/expr/units'

const unitWords = [...Object.keys(units), ...Object.keys(unitAliases), ...countUnits].sort((a, b) => b.length - a.length)
const unitPattern = unitWords.join('|')

/** Splits the image of a number token into digits and unit. */
export const numberParts = new RegExp(`^(\\d+(?:\\.\\d+)?)[ \\t]*(${unitPattern})?$`)

export const Operator = createToken({ name: 'Operator', pattern: Lexer.NA })
export const Prefix = createToken({ name: 'Prefix', pattern: Lexer.NA })

export const Identifier = createToken({
  name: 'Identifier',
  pattern: /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:@[A-Za-z][A-Za-z0-9_]*)?/,
  label: '名称',
})

const keyword = (name: string, pattern: RegExp, categories: TokenType[] = []) =>
  createToken({ name, pattern, categories, longer_alt: Identifier })
const operator = (name: string, pattern: RegExp, categories: TokenType[] = [Operator]) => createToken({ name, pattern, categories })

const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /[ \t\r\n\u00a0\u3000]+/, group: Lexer.SKIPPED, line_breaks: true })

export const NumberLiteral = createToken({ name: 'NumberLiteral', pattern: new RegExp(`\\d+(?:\\.\\d+)?(?:[ \\t]*(?:${unitPattern}))?`) })
export const DateLiteral = createToken({ name: 'DateLiteral', pattern: /#\d{4}-\d{2}-\d{2}#/ })
export const TextLiteral = createToken({
  name: 'TextLiteral',
  pattern: /'(?:[^'\r\n]|'')*'|"(?:[^"\r\n]|"")*"|\u201c[^\u201c\u201d\r\n]*\u201d|\u2018[^\u2018\u2019\r\n]*\u2019/,
})

export const Or = keyword('Or', /or|OR|或者|或/, [Operator])
export const And = keyword('And', /and|AND|并且|且/, [Operator])
export const Not = keyword('Not', /not|NOT|非/, [Prefix])
export const In = keyword('In', /in|IN/, [Operator])
export const Between = keyword('Between', /between|BETWEEN/, [Operator])
export const True = keyword('True', /true|TRUE|是/)
export const False = keyword('False', /false|FALSE|否/)
export const Null = keyword('Null', /null|NULL|空/)

export const LessOrEqual = operator('LessOrEqual', /<=|≤|≦/)
export const GreaterOrEqual = operator('GreaterOrEqual', />=|≥|≧/)
export const NotEqual = operator('NotEqual', /!=|<>|≠/)
export const Equal = operator('Equal', /==?|\uff1d/)
export const Less = operator('Less', /<|\uff1c/)
export const Greater = operator('Greater', />|\uff1e/)
export const Approx = operator('Approx', /≈/)
export const Plus = operator('Plus', /\+|\uff0b/)
export const Minus = operator('Minus', /-|\u2212|\uff0d/, [Operator, Prefix])
export const Times = operator('Times', /\*|×/)
export const Divide = operator('Divide', /\/|÷/)
export const Power = operator('Power', /\^/)

export const OpenParen = createToken({ name: 'OpenParen', pattern: /\(|\uff08/, label: '(' })
export const CloseParen = createToken({ name: 'CloseParen', pattern: /\)|\uff09/, label: ')' })
export const OpenBracket = createToken({ name: 'OpenBracket', pattern: /\[|【/, label: '[' })
export const CloseBracket = createToken({ name: 'CloseBracket', pattern: /\]|】/, label: ']' })
export const Comma = createToken({ name: 'Comma', pattern: /,|\uff0c|、/, label: ',' })

export const tokenTypes: TokenType[] = [
  ...[WhiteSpace, NumberLiteral, DateLiteral, TextLiteral, Or, And, Not, In, Between, True, False, Null, Identifier],
  ...[LessOrEqual, GreaterOrEqual, NotEqual, Equal, Less, Greater, Approx, Plus, Minus, Times, Divide, Power],
  ...[OpenParen, CloseParen, OpenBracket, CloseBracket, Comma, Operator, Prefix],
]

/** The lexer of the language; offsets only, lines are counted when an error is reported. */
export const exprLexer = new Lexer(tokenTypes, { positionTracking: 'onlyOffset', ensureOptimizations: false })
