const mostLines = 200

/** What is told on standard error beside the findings: faults (the exit code becomes 2), remarks, words. */
export class Told {
  faults = 0
  remarks = 0

  fault(line: number, reason: string): void {
    this.faults += 1
    if (this.faults <= mostLines) console.error(`第 ${line} 行：${reason}`)
  }

  remark(line: number, words: string): void {
    this.remarks += 1
    if (this.remarks <= mostLines) console.error(`提示：第 ${line} 行 ${words}`)
  }

  word(words: string): void {
    console.error(words)
  }

  /** Says how many more there were than shown. */
  end(): void {
    if (this.faults > mostLines) console.error(`共 ${this.faults} 行有误，只列出前 ${mostLines} 行。`)
    if (this.remarks > mostLines) console.error(`共 ${this.remarks} 条提示，只列出前 ${mostLines} 条。`)
  }
}
