import type { form as english } from '../en/form.js';
import type { Translated } from '../types.js';

export const form: Translated<typeof english> = {
  title: '我自己的机器：新建集群文件',
  fields: {
    file: '写入文件',
    name: '集群名称',
    user: '登录用户',
    port: 'SSH 端口',
    identityFile: '私钥文件',
    askPassword: '询问密码',
    sudo: '使用 sudo',
  },
  profile: '方案',
  host: '主机 {{n}}',
  hostHint: '名称 地址 角色，例如：master01 192.168.1.10 master,etcd',
  keyHint: '留空：使用 SSH agent 和默认私钥',
  create: '写入文件并打开',
  yes: '是',
  no: '否',
  submit: '写入并打开',
  noHosts: '至少填写一台主机。',
  wrongPort: 'SSH 端口应为 1 到 65535 之间的数字。',
  noFile: '请填写文件要写到哪里。',
};
