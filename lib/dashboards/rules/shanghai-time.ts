/** An instant as `2026-11-23 10:42` in Shanghai (UTC+8). */
export function dateTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
