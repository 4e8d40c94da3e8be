import type { cluster as english } from '../en/cluster.js';
import type { Translated } from '../types.js';

export const cluster: Translated<typeof english> = {
  unreadable: '无法读取集群文件：{{why}}',
  nameIt: '请用 --cluster FILE 指定；不带参数运行 kubewalk 可以创建一个',
  taken: {
    name: '主机名 {{value}} 已被第 {{line}} 行的主机使用',
    address: '地址 {{value}} 已被第 {{line}} 行的主机使用',
  },
  own: { name: '每台主机的主机名不得重复', address: '每台主机的地址不得重复' },
  unknown: {
    role: '未知角色 "{{word}}"',
    profile: '未知方案 "{{word}}"',
    variable: '未知变量 "{{word}}"',
  },
  runbookHas: 'runbook 中可用的有：{{known}}',
  notOfCluster: '步骤 "{{id}}" 的 on 为 "{{wanted}}"，它既不是角色，也不是此集群的主机',
  has: '可用的有：{{known}}',
  noValue: '变量 "{{name}}" 没有值',
  setIt: '请在 vars 下设置：{{about}}',
  wrongValue: '"{{name}}" 的值是 "{{value}}"，应为：{{wanted}}',
  doesNotGo: '{{name}} {{value}} 与方案 "{{profile}}" 不匹配，该方案需要 {{items, list(type: disjunction)}}',
  secret: '"{{name}}" 是密文变量，它的值不得写在此文件中',
  secretHint: '请写 "ask"、"env:NAME" 或 "file:PATH"；如果此文件曾分享给他人，请更换该密文',
  secretNobody: '密文变量 "{{name}}" 没有值：没有人回答',
  secretUnset: '密文变量 "{{name}}" 没有值：环境变量 {{variable}} 未设置',
  secretEmpty: '密文变量 "{{name}}" 没有值：{{path}} 是空文件',
  secretLines: '密文变量 "{{name}}" 的值多于一行',
  secretLinesHint: '多行的密钥或证书应放在主机上的文件里',
};
