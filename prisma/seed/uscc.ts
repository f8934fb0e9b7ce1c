import { usccCheckCharacter } from '@/lib/forms/parse/identifier'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A well-formed, invented 统一社会信用代码 of an enterprise: 91, place, 9-character body code (GB 11714) and check character (GB 32100). */
export function inventedUscc(adcode: string, serial: number): string {
  // Multiplied by a number prime to the range, so that neighbours do not look alike.
  const digits = String((serial * 611_953 + 104_729) % 1_000_000).padStart(6, '0')
  const body = `MX${digits}`
  const first17 = `91${adcode}${body}${bodyCheck(body)}`
  return `${first17}${usccCheckCharacter(first17)}`
}

function bodyCheck(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + alphabet.indexOf(character) * bodyWeights[index]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
