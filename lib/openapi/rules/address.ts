import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's public address: own machine, private, link-local, shared, documentation, multicast, reserved. */
const closed = new BlockList()
const v4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24']
const more4 = ['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
const v6 = [
  '::/127',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/9',
  'ff00::/8',
]
for (const [list, kind] of [[[...v4, ...more4], 'ipv4'] as const, [v6, 'ipv6'] as const])
  for (const range of list) closed.addSubnet(range.split('/')[0]!, Number(range.split('/')[1]), kind)

/** What an administrator allows beyond public addresses: host names (exact, or `.example.com` for all below) and networks. */
export type Allowed = { hosts: readonly string[]; ranges: BlockList }

/** Reads the list of the administrator, separated by commas, spaces or lines; names what cannot be read. */
export function readAllowed(text: string): { allowed: Allowed; wrong: string[] } {
  const ranges = new BlockList()
  const hosts: string[] = []
  const wrong: string[] = []
  for (const entry of text.split(/[\s,，、;；]+/).filter(Boolean)) {
    const [address = '', bits] = entry.split('/')
    const version = isIP(address)
    const most = version === 4 ? 32 : 128
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
    if (version > 0 && length >= 0 && length <= most) ranges.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6')
    else if (version === 0 && bits === undefined && /^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry)) hosts.push(entry.toLowerCase())
    else wrong.push(entry)
  }
  return { allowed: { hosts, ranges }, wrong }
}

/** Whether a message may be sent to this address (a resolved one) of this host. */
export function mayConnect(host: string, address: string, allowed: Allowed): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (allowed.hosts.some((one) => one === name || (one.startsWith('.') && name.endsWith(one)))) return true
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const version = isIP(plain)
  if (version === 0) return false
  const kind = version === 4 ? 'ipv4' : 'ipv6'
  return allowed.ranges.check(plain, kind) || !closed.check(plain, kind)
}

/** Why a text is no address to call back, in Chinese; null = it is one. Whether it may be reached is asked when it is called. */
export function urlProblem(text: string): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return '回调地址格式不正确，应以 https:// 或 http:// 开头'
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '回调地址只能是 http 或 https'
  if (url.username || url.password) return '回调地址不能含账号口令'
  return url.hash ? '回调地址不能含 # 片段' : null
}

/** The bare host of a URL: without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
