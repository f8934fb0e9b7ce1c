/** By what a flow since the first of January is multiplied to stand for a whole year: 12 over the period's last month (`YYYYMM`; a year ends in 12). */
export function annualFactor(period: number): { times: number; over: number } {
  return { times: 12, over: period % 100 }
}
