const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** True for an 18-character unified social credit code with a right check character (GB 32100-2015). */
export function usccValid(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  return code[17] === usccCheckCharacter(code)
}

/** The check character of the first 17 characters of a code (GB 32100-2015). */
export function usccCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index] ?? '0'), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}
