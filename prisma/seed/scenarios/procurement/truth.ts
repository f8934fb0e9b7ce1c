import { makeCase } from './make-case'
import type { Planted } from './plants/plant'
import type { ProcurementScene } from './scene'

/** One planted case: which models must find it, and where. */
export type Truth = {
  kind: string
  models: readonly string[]
  tenders: string[]
  orgs: string[]
  /** Those whom it is about; empty where it is about the buyer or the documents. */
  parties: string[]
  contracts: string[]
  experts: string[]
}

/** What has been planted, made out of the scene again; the tables hold no mark of it. */
export function groundTruth(scene: ProcurementScene): Truth[] {
  return scene.plants.plants.map((planted) => truthOf(scene, planted))
}

function truthOf(scene: ProcurementScene, { plant, tenders, cast }: Planted): Truth {
  const cases = tenders.map((n) => makeCase(scene, n))
  const parties = cases.flatMap(({ offers }) => (cast.length > 0 ? cast : offers.slice(0, plant.members ?? 0).map((offer) => offer.party)))
  return {
    kind: plant.kind,
    models: plant.models,
    tenders: cases.map(({ sketch }) => sketch.id),
    orgs: [...new Set(cases.map(({ sketch }) => sketch.buyer.orgId))],
    parties: [...new Set(parties.map((party) => party.partyId))],
    contracts: cases.flatMap(({ rows }) => (rows.contract ?? []).map((row) => String(row.contract_id))),
    experts: [...new Set(cases.flatMap(({ rows }) => (rows.expert ?? []).map((row) => String(row.expert_id))))],
  }
}
