import type { Expr } from '@/lib/kernel/expr/ast'
import { check } from '@/lib/kernel/expr/check'
import { type ExprError, ExprSyntaxError, errorAt } from '@/lib/kernel/expr/errors'
import { parse } from '@/lib/kernel/expr/parser'
import { type References, references } from '@/lib/kernel/expr/references'
import { type Environment, type ExprType, typeName } from '@/lib/kernel/expr/types'

/** An expression that parsed and type-checked in its environment. */
export type CompiledExpr = { source: string; ast: Expr; type: ExprType; references: References }

/** Every fault of a source in an environment; `expected` additionally asks for that type (`bool` for rules and conditions). */
export function faultsOf(source: string, environment: Environment, expected?: ExprType['kind']): ExprError[] {
  const parsed = parse(source)
  if (!parsed.ok) return parsed.errors
  const { errors, type } = check(parsed.ast, environment, source)
  if (errors.length > 0 || expected === undefined || type.kind === expected || type.kind === 'unknown') return errors
  const wanted = expected === 'bool' ? '条件(是或否)' : typeName({ kind: expected } as ExprType)
  return [errorAt(source, `整个表达式应为${wanted}，实为${typeName(type)}`, 0, source.length)]
}

/** Parses and checks; throws ExprSyntaxError with all faults. A definition is compiled once, when it is published or loaded. */
export function compileExpr(source: string, environment: Environment, expected?: ExprType['kind']): CompiledExpr {
  const errors = faultsOf(source, environment, expected)
  if (errors.length > 0) throw new ExprSyntaxError(source, errors)
  const parsed = parse(source)
  if (!parsed.ok) throw new ExprSyntaxError(source, parsed.errors)
  const { type } = check(parsed.ast, environment, source)
  return { source, ast: parsed.ast, type, references: references(parsed.ast, environment) }
}
