/** Provinces by the first two digits (GB/T 2260). */
export const provinces: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
}

/** Cities of Shandong by the first four digits. */
export const shandongCities: Readonly<Record<string, string>> = {
  '3701': '济南市',
  '3702': '青岛市',
  '3703': '淄博市',
  '3704': '枣庄市',
  '3705': '东营市',
  '3706': '烟台市',
  '3707': '潍坊市',
  '3708': '济宁市',
  '3709': '泰安市',
  '3710': '威海市',
  '3711': '日照市',
  '3713': '临沂市',
  '3714': '德州市',
  '3715': '聊城市',
  '3716': '滨州市',
  '3717': '菏泽市',
}

/** The ten districts and county-level cities of Qingdao. */
export const qingdaoDistricts: Readonly<Record<string, string>> = {
  '370202': '市南区',
  '370203': '市北区',
  '370211': '黄岛区',
  '370212': '崂山区',
  '370213': '李沧区',
  '370214': '城阳区',
  '370215': '即墨区',
  '370281': '胶州市',
  '370283': '平度市',
  '370285': '莱西市',
}

/** Whether the six digits can be a place: a known province, in Shandong a known city, in Qingdao a known district. */
export function isAdcode(code: string): boolean {
  if (!/^\d{6}$/.test(code) || !(code.slice(0, 2) in provinces)) return false
  if (code.startsWith('3702')) return code === '370200' || code in qingdaoDistricts
  if (code.startsWith('37')) return code === '370000' || code.slice(0, 4) in shandongCities
  return true
}

/** Chinese name of a place as far as the table knows it; the code itself beyond. */
export function adcodeName(code: string): string {
  const province = provinces[code.slice(0, 2)]
  if (!province) return code
  const city = shandongCities[code.slice(0, 4)]
  if (code.endsWith('0000')) return province
  if (!city) return `${province}(${code})`
  if (code.endsWith('00')) return `${province}${city}`
  const district = qingdaoDistricts[code]
  return district ? `${province}${city}${district}` : `${province}${city}(${code})`
}
