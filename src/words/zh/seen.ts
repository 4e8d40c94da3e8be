import type { seen as english } from '../en/seen.js';
import type { Translated } from '../types.js';

export const seen: Translated<typeof english> = {
  cannotRun: 'etcd.service：状态码 {{status}}；/opt/etcd/bin/etcd 的权限与大小为 {{program}}',
  noUnit: 'systemd 中没有 etcd.service',
  unitIs: 'etcd.service 处于 {{state}}（{{detail}}）',
  crashes_other: 'etcd.service 以状态码 {{status}} 退出（{{result}}），已重启 {{count}} 次',
  quorum: '{{all}} 个成员中有 {{running}} 个在运行，至少需要 {{needed}} 个',
  starting: 'etcd.service 仍在启动；尚未启动：{{hosts}}',
  startTimedOut: 'etcd.service 启动超时，被 systemd 终止；尚未启动：{{hosts}}',
  noStatus: 'etcd 处于 active，但查询不到状态',
  noLeader: 'etcd 处于 active，但没有 leader',

  shadowed: '{{line}}，同时单元文件中又有参数 --{{name}}',
  ownName: '成员名为 “{{name}}”；{{line}}',
  urlBeside: '{{setting}} 含有 {{url}}；{{line}}',
  httpBeside: '已设置 {{certificate}}，{{setting}} 却含有 {{url}}；{{line}}',
  otherCluster: 'initial-cluster 为 {{value}}；其他主机上为 {{common}}',
  missingOfUnit: '单元文件引用的 {{path}} 不存在',
  missingOfSettings: '配置引用的 {{path}} 不存在',
  foreignAddress: '{{setting}} 使用 {{address}}；本机地址为 {{addresses}}',
  listens: '{{program}} 正在监听 {{address}}:{{port}}',

  clockAhead: '时钟比其他主机快 {{seconds}} 秒',
  clockBehind: '时钟比其他主机慢 {{seconds}} 秒',

  expired: '{{path}} 的有效期至 {{end}}，已过期',
  notYetValid: '{{path}} 自 {{start}} 起生效；主机时钟为 {{now}}',
  lacksName: '{{path}} 的 SAN 不含 {{name}}；现有 {{names}}',
  hasNoNames: '{{path}} 的 SAN 不含 {{name}}；该证书没有 SAN',
  lacksUse: '{{path}} 的扩展密钥用途中没有 “{{use}}”',
  otherAuthority: '{{path}} 的指纹为 {{own}}…（SHA-256）；多数主机上为 {{common}}…',
  notSigned: '{{path}} 不是由多数成员信任的 CA（{{common}}…）签发的',
  otherKey: '{{path}} 与 {{key}} 不匹配',
  owned: '{{path}} 的权限为 {{mode}}，属主为 {{owner}}；etcd 以 {{user}} 身份运行',

  noRoom: '{{path}} 所在的文件系统只剩 {{free}} KiB',
  noInodes: '{{path}} 所在的文件系统已无可用 inode，无法再创建文件',
  ownedEntry: '{{path}} 的属主为 {{owner}}；etcd 以 {{user}} 身份运行',
  mode: '{{path}} 的权限为 {{mode}}',
  memberGone: '{{path}} 中没有成员数据；但其他成员记录成员 {{id}}（{{name}}）已启动过',
  memberRemoved: '{{path}} 中有成员数据；但 {{hosts}} 的成员列表中没有 {{address}}',
  otherClusterId: '该成员属于集群 {{id}}，其他成员属于 {{common}}',

  peerRefused: '{{from}} → {{to}} {{address}}:{{port}} 被拒绝',
  peerSilent: '{{from}} → {{to}} {{address}}:{{port}} 无响应',
  noFlannelKey: '{{host}} 上的 etcd 中没有 /coreos.com/network/config',
  otherSubnet: 'docker0 的地址为 {{bridge}}；flannel 分配给本机的是 {{subnet}}',
  forwardDrop: '-P FORWARD DROP，且没有放行 {{network}} 的规则',
  noSubnetFile: '/run/flannel/subnet.env 不存在；flanneld 处于 {{flanneld}}，docker 处于 {{docker}}',
};
