const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')
const someId = '01970000-0000-7000-8000-000000000000'

/** Values that break programs: for every member of every input. */
export const hostileValues: readonly unknown[] = [
  ...['', ' ', '\n', '0', '-1', 'null', 'undefined', 'true', '[object Object]', 'NaN', '1e309', '٣', '１２'],
  ...['x'.repeat(10_000), '国'.repeat(10_000), '😀'.repeat(50), 'e\u0301'.repeat(200), '\u202e反', '\u200b\u200d\ufeff'],
  ...['\0', 'a\0b', '\ud800', 'a\udc00b', '\ud83d'],
  ...[
    `'; drop table filing; --`,
    `' or 1=1 --`,
    '%',
    '_%\\',
    '\\',
    '"',
    "a' & b | c",
    ':*',
    '<script>alert(1)</script>',
    '../../../etc/passwd',
    '{{7*7}}',
  ],
  ...[
    '2026-02-30',
    '2026-13-45',
    '0000-00-00',
    '9999-99-99',
    '9999-12-31',
    '0001-01-01',
    '2026-01-01T25:61:00Z',
    '2026-01-01T00:00:00+99:00',
  ],
  ...['275760-09-13T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{0}', 'view:', '999999'],
  // Places in lists as nobody but a program would send them.
  ...[cursor('x', someId, 0), cursor('2026-02-31 10:00:00+00', someId, 1), cursor(null, someId, 0), cursor('1', 'x', 0), cursor(1, 2, 3)],
  ...['2199-12-31', '1900-01-01', 'W10', 'bnVsbA'],
  ...[0, -0, -1, 1, 1.5, -1e9, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 53, -(2 ** 63), 5e-324],
  ...[null, undefined, true, false, 10n ** 30n, new Date(Number.NaN), new Date(8.64e15)],
  ...[[], {}, [[]], [null], ['x'], Array.from({ length: 20_000 }, () => 'x'), nested(100), nested(20_000)],
  ...[
    JSON.parse('{"__proto__": {"polluted": true}}'),
    { constructor: { prototype: { polluted: true } } },
    { toString: null },
    { length: -1 },
  ],
]

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}

type Path = (string | number)[]

/** The paths of all members of a value, itself first. */
export function membersOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => membersOf(member, [...path, key]))]
}

/** A copy of a value with another one at a path. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((member, index) => (String(index) === String(key) ? replaced(member, rest, by) : member))
  const members = value as Record<string, unknown>
  return { ...members, [key]: replaced(members[key], rest, by) }
}
