import type { value as english } from '../en/value.js';
import type { Translated } from '../types.js';

export const value: Translated<typeof english> = {
  ip: 'IPv4 地址，例如 192.168.204.171',
  cidr: '网段，例如 172.17.0.0/16',
  hostname: '主机名，例如 node01',
  version: '由三个数字组成的版本号，例如 3.5.16',
  path: '绝对路径',
  port: '1 到 65535 之间的端口',
  number: '数字',
  url: 'http 或 https 地址',
  enum: '以下之一：{{known}}',
};
