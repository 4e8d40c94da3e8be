import type { plain as english } from '../en/plain.js';
import type { Translated } from '../types.js';

export const plain: Translated<typeof english> = {
  status: {
    changed: '已变更',
    already: '已满足',
    skipped: '已跳过',
    failed: '失败',
    unknown: '未知',
    looked: '已查看',
    undone: '已撤销',
  },
  phase: { check: '检查', apply: '写入文件', run: '命令', verify: '校验', undo: '撤销' },
  reason: {
    exitCode: '{{phase}}失败，退出码 {{code}}',
    signal: '{{phase}}被信号 {{signal}} 终止',
    timeout: '{{phase}}超时，已停止（{{signal}}）',
    tooMuch:
      '{{phase}}的输出超过主机可保留的上限（2 GB，或与磁盘剩余空间相等），已停止（{{signal}}）；请减少输出，或写入文件',
    stopped: '{{phase}}已停止',
    stoppedBy: '{{phase}}已停止（{{signal}}）',
    notVerified: '命令已执行，但到时限仍未通过校验（退出码 {{code}}）',
    lost: '{{phase}}的结果无法确认：{{message}}',
  },
  linkLost: '{{host}}：连接断开，步骤仍在主机上继续',
  linkBack: '{{host}}：连接已恢复',
  logCut:
    '{{host}}：{{step}} 已输出 {{limit}} MB，达到日志上限（由 KUBEWALK_LOG_LIMIT 设定）；其余输出只保留最后 {{lines}} 行：',
  record: '本次运行的记录在 {{folder}}',
  stopping: '正在停止；再按一次立即退出',
  ask: '{{step}}：将在 {{hosts}} 上{{what}}。继续？[yes/no] ',
  asked: { changes: '做出改动', destroys: '破坏数据', undo: '撤销这一步' },
  plan: {
    title: '{{title}}：集群 {{cluster}}（方案 {{profile}}）',
    on: '主机 {{hosts}}',
    noHost: '没有对应的主机',
    leftOut: '不执行：{{why}}',
    onlyWhere: '仅当主机的 {{name}} 为 {{values}} 时执行',
    noUndo: '无法撤销：{{why}}',
    check: '检查',
    file: '文件 {{path}}（{{mode}}，{{owner}}）',
    certificate_other:
      '证书 {{path}}，由 CA {{ca}} 签发：CN {{commonName}}，{{usages}}，名称 {{names}}，有效期 {{count}} 天',
    release: '发行包 {{file}} 放到 {{path}}（{{url}}）',
    run: '命令',
    verify: '校验',
    undo: '撤销（按需执行）',
  },
  cfssl: {
    written_other: '共 {{count}} 个文件；各目录下的 gencert.sh 用 cfssl 和 cfssljson 制作证书',
    differs: '{{path}} 已存在且内容不同；没有写入任何文件',
    differsHint: '把它移走，或用 --to 目录 换一个地方',
    cannot: '无法把文件写到 {{folder}}：{{why}}',
    cannotHint: '用 --to 目录 换一个地方',
  },
  remembered: {
    todo: '未执行',
    changedSince: '曾经完成，但步骤内容后来改过',
    interrupted: '程序结束时它正在运行；下次启动时会到主机上查明结果',
    progress: '已完成 {{done}} / {{total}} 步',
    progressNext: '已完成 {{done}} / {{total}} 步；下一步：{{chapter}} › {{step}}',
  },
};
