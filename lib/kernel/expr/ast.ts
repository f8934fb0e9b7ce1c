/** Offsets into the source, `end` exclusive. */
export type Span = { start: number; end: number }

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '≈'
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^'

export type NumberNode = { kind: 'number'; value: string; unit: string | null; span: Span }
export type PathNode = { kind: 'path'; path: string; span: Span }
export type CallNode = { kind: 'call'; name: string; args: Expr[]; span: Span }

/** The syntax tree. Plain data: it may be stored as JSON and compiled to other languages. Depth is at most 100. */
export type Expr =
  | NumberNode
  | PathNode
  | CallNode
  | { kind: 'text'; value: string; span: Span }
  | { kind: 'date'; value: string; span: Span }
  | { kind: 'bool'; value: boolean; span: Span }
  | { kind: 'null'; span: Span }
  | { kind: 'list'; items: Expr[]; span: Span }
  | { kind: 'negate'; operand: Expr; span: Span }
  | { kind: 'not'; operand: Expr; span: Span }
  | { kind: 'arithmetic'; op: ArithmeticOperator; left: Expr; right: Expr; span: Span }
  | { kind: 'compare'; op: CompareOperator; left: Expr; right: Expr; span: Span }
  | { kind: 'logical'; op: 'and' | 'or'; args: Expr[]; span: Span }
  | { kind: 'in'; negated: boolean; item: Expr; set: Expr; span: Span }
  | { kind: 'between'; item: Expr; low: Expr; high: Expr; span: Span }

/** The direct operands of a node, left to right. */
export function childrenOf(node: Expr): Expr[] {
  switch (node.kind) {
    case 'call':
    case 'logical':
      return node.args
    case 'list':
      return node.items
    case 'negate':
    case 'not':
      return [node.operand]
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right]
    case 'in':
      return [node.item, node.set]
    case 'between':
      return [node.item, node.low, node.high]
    default:
      return []
  }
}
