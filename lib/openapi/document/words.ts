/** The introduction of the document, in Markdown; the reference page says the same at greater length. */
export const introduction = [
  '供所出资企业的自有信息系统（OA、主数据、项目管理等）办理监管事项：新建办件、保存表单、上传材料、提交、查询进度、领取文书，并以回调接收办理结果。',
  '每个请求带请求头 `Authorization: Bearer gz_…`。密钥由单位管理员开通，以一名填报经办人的名义办理；审核、签发由本人在平台上办理，不能通过接口代办。',
  '错误一律为 `application/problem+json`（RFC 9457）。金额为十进制文本，时间为 ISO 8601（UTC），日期为 YYYY-MM-DD。今后只增加字段，调用方应忽略不认识的字段。',
].join('\n\n')
