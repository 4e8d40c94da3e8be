import type { end as english } from '../en/end.js';
import type { Translated } from '../types.js';

export const end: Translated<typeof english> = {
  title: '全部完成',
  lead: '{{cluster}} 上的所有步骤都已处理完毕。',
  record: '本次会话的记录在 {{folder}}',
  outcome_other: '{{count}} 台主机{{standing}}',
};
