import type { usage as english } from '../en/usage.js';
import type { Translated } from '../types.js';

export const usage: Translated<typeof english> = {
  near: '（是不是想输入 {{near}}？）',
  unknownCommand: "错误：未知命令 '{{name}}'",
  unknownOption: "错误：未知选项 '{{flag}}'",
  missingArgument: "错误：缺少必需的参数 '{{name}}'",
  optionMissingArgument: "错误：选项 '{{flags}}' 缺少参数值",
  tooMany: "错误：'{{command}}' 的参数过多：最多 {{wanted}} 个，给了 {{given}} 个",
  notAChoice: "错误：'{{name}}' 的值 '{{value}}' 无效，可选：{{choices}}",
  notRight: "错误：'{{name}}' 的值 '{{value}}' 无效，应为 {{wanted}}",
  columns: '40 到 400 之间的列数',
  outputLost: '无法写出输出内容：{{why}}',
  mistake: 'kubewalk 自身出错：{{message}}',
  report: '报告在 {{report}}',
  noReport: '未能写下报告',
};
