/** The address if it is a path of this platform but the door itself, else ''. Browsers read `\` as `/` and drop tabs and line ends, so neither is let through. */
export function pathWithin(address: unknown): string {
  if (typeof address !== 'string' || !/^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(address)) return ''
  return address.startsWith('/login') ? '' : address
}
