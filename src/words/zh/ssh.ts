import type { ssh as english } from '../en/ssh.js';
import type { Translated } from '../types.js';

export const ssh: Translated<typeof english> = {
  onHost: '{{host}}：{{said}}',
  keyFile: '密钥文件 {{path}}：{{why}}',
  noSuchFile: '文件不存在',
  nameKey: '请用 `ssh.identityFile` 指定该主机接受的私钥。',
  publicKey: '这是公钥',
  nameWithoutPub: '请指定与它同目录、不带 `.pub` 的私钥。',
  noKey: '无法作为私钥读取（{{said}}）',
  formats: '支持 OpenSSH 或 PEM 格式的 Ed25519、ECDSA 和 RSA 密钥；FIDO（sk）密钥只能通过 agent 使用。',
  notRead: '无法读取 {{path}}：{{why}}',
  notReadHint: '本机需要读取它，才能发送到主机。',
  fileToSend: '待发送的文件',
};
