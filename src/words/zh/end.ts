import type { end as english } from '../en/end.js';
import type { Translated } from '../types.js';

export const end: Translated<typeof english> = {
  title: '全部完成',
  lead: '{{cluster}} 上的所有步骤都已处理完毕。',
  record: '本次会话的记录在 {{folder}}',
  releases: '发行包',
  placed: '{{file}} 位于 {{path}}',
  files: '文件',
  certificates: '证书',
  validUntil_other: '有效期至 {{date}}，还有 {{count}} 天',
  times: '各步骤及用时',
};
