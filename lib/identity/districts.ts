/** A district or county-level city of Qingdao; `slug` begins the logins of its people. */
export type District = { readonly adcode: string; readonly name: string; readonly slug: string }

/** Adcode of the city itself: enterprises registered at city level or abroad. */
export const cityAdcode = '370200'

/** The ten districts and county-level cities, in the order of their codes (GB/T 2260). */
export const districts: readonly District[] = [
  { adcode: '370202', name: '市南区', slug: 'shinan' },
  { adcode: '370203', name: '市北区', slug: 'shibei' },
  { adcode: '370211', name: '黄岛区', slug: 'huangdao' },
  { adcode: '370212', name: '崂山区', slug: 'laoshan' },
  { adcode: '370213', name: '李沧区', slug: 'licang' },
  { adcode: '370214', name: '城阳区', slug: 'chengyang' },
  { adcode: '370215', name: '即墨区', slug: 'jimo' },
  { adcode: '370281', name: '胶州市', slug: 'jiaozhou' },
  { adcode: '370283', name: '平度市', slug: 'pingdu' },
  { adcode: '370285', name: '莱西市', slug: 'laixi' },
]

/** Name of a district, of the city for 370200, the code itself when unknown. */
export function districtName(adcode: string): string {
  return adcode === cityAdcode ? '青岛市' : (districts.find((district) => district.adcode === adcode)?.name ?? adcode)
}
