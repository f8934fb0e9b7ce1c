/** The body that issues papers: full name for signature and head, and the office that prints them. */
export const issuingOrgan = {
  name: '青岛市人民政府国有资产监督管理委员会',
  shortName: '青岛市国资委',
  office: '青岛市人民政府国有资产监督管理委员会办公室',
} as const
