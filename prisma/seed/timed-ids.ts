import { rng } from './rng'

/** Makes record ids of version 7 (RFC 9562) out of simulated time: ids made later sort later, and the same stream gives the same ids. */
export function timedIds(stream: string): (at: string) => string {
  const chance = rng(`ids:${stream}`)
  let lastMs = 0
  let sequence = 0
  return (at) => {
    const ms = Math.max(Date.parse(at), lastMs)
    sequence = ms === lastMs ? sequence + 1 : chance.int(0, 255)
    lastMs = ms
    const time = ms.toString(16).padStart(12, '0')
    const word = () =>
      Math.floor(chance.next() * 0x100000000)
        .toString(16)
        .padStart(8, '0')
    const [a, b] = [word(), word()]
    const variant = ((Number.parseInt(a[0]!, 16) & 0x3) | 0x8).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${a.slice(1, 4)}-${a.slice(4)}${b}`
  }
}
