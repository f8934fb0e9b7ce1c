import { type Rng, rng } from './rng'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const first = '建志文永国海晓嘉子雨思明宏立春家德学振雪玉慧欣若云俊泽瑞博景书静怡亚佳修承彦启昌'
const second = '华强军平波涛磊鹏杰宁斌敏丽娟燕霞芳洁琳萍颖倩辉健勇峰超凯旭东源成林涵轩然晨宇琪雯瑶岩'

/** Gives invented names one after the other, none twice and none of those already taken. */
export function nameGiver(stream: string, taken: Iterable<string> = []): () => string {
  const chance: Rng = rng(stream)
  const given = new Set<string>(taken)
  return () => {
    for (;;) {
      const name = `${chance.pick([...surnames])}${chance.chance(0.14) ? '' : chance.pick([...first])}${chance.pick([...second])}`
      if (given.has(name)) continue
      given.add(name)
      return name
    }
  }
}
