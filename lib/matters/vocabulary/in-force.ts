/** What other domains ask of the catalogue of matters: definitions and parameters as they are in force. */
export { currentMatter, versionOnSql } from '../definitions'
export { readParams } from '../facts-provider'
