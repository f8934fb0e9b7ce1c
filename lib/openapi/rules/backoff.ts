/** After so many tries a message is given up; a person may send it again. */
export const mostAttempts = 8
const firstPauseSeconds = 5
const growth = 6
const longestPauseSeconds = 6 * 3600

/** Seconds until the next try after `attempts` failed ones: 5 s, 30 s, 3 min, 18 min, 1.8 h, 6 h, 6 h; null = given up (about 20 hours in all). */
export function pauseAfter(attempts: number): number | null {
  if (attempts >= mostAttempts) return null
  return Math.min(firstPauseSeconds * growth ** Math.max(0, attempts - 1), longestPauseSeconds)
}
