/**
 * What `--help` says, by its English: that stands where each option is made, and is read there too. A sentence that is
 * missing here is a failing test.
 */
export const help: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'output the version number': '显示版本号',
  'display help for command': '显示命令的帮助',

  'walk through executable runbooks on real machines over SSH': '通过 SSH 在真实主机上逐步执行 runbook',
  'carry the runbook out without the screens': '不用界面，直接执行 runbook',
  'print every step with everything filled in; nothing is carried out':
    '打印填好所有变量的每个步骤；不执行任何操作',
  'write the files from which cfssl would make the same certificates':
    '导出 cfssl 文件，用它们可签发同样的证书',
  'say how far a cluster has come, from what is remembered; no host is asked':
    '根据本地记录显示集群的进度；不连接任何主机',
  'list what was run where, when, by whom and with which result':
    '列出执行记录：何时、由谁、在哪台主机上执行了什么，结果如何',
  'undo one step on every host it is for; where a fix did it last, on the hosts of that fix':
    '在相关的所有主机上撤销一个步骤；最近由修复执行的，只在那次修复的主机上撤销',
  'open a shell on a host; the record says that you were there, not what you typed':
    '在一台主机上打开 shell；只记录你曾登录，不记录输入的内容',
  'look at all hosts at once and say what is wrong, with the evidence; changes nothing by itself':
    '同时检查所有主机，指出故障并给出证据；自身不做任何改动',
  'check a runbook and print every problem with its place': '检查 runbook，列出所有问题及其位置',
  'print the runbook to read; needs no machines': '打印 runbook 供阅读；不需要主机',
  'tell what is missing in a translation of a runbook, or accept it as it is':
    '列出 runbook 译文中缺失或过期的部分，或确认其有效',
  'print the JSON Schema of cluster.yaml, for editors': '打印 cluster.yaml 的 JSON Schema，供编辑器使用',
  'the whole job without machines: hosts that answer from the recording of a real installation':
    '无需主机走完全程：由一次真实安装的录像来应答',
  'practice machines on this computer (Linux, as root)': '在本机上建立练习机（Linux，需要 root）',
  'make and start three machines, and print the path of their cluster file':
    '创建并启动三台主机，打印其集群文件的路径',
  'take the machines away, with everything that was made for them': '删除这些主机及为其创建的一切',
  'show whether the machines run': '显示主机是否在运行',
  'log in to a machine, or run a command on it': '登录一台主机，或在其上执行命令',
  'print the path of the cluster file': '打印集群文件的路径',
  'put a real fault into the machines, to be found; without a name, list the faults':
    '在主机上制造一个真实故障供排查；不给名称则列出所有故障',
  'help with a fault that was put in: 1 is a nudge, 3 nearly the answer':
    '给出排查提示：1 为轻微提示，3 接近答案',
  'take back what `lab break` did, and wait until all members are healthy':
    '撤销 `lab break` 的改动，并等待所有成员恢复健康',
  'end an exercise that was not mended, without a score': '结束尚未修好的练习，不计分',

  'open this cluster at once': '直接打开这个集群',
  'the cluster file': '集群文件',
  'the runbook': 'runbook 目录',
  'the ground floor of Kubernetes': '自带的《Kubernetes 集群的地基》',
  'en or zh; else the language of the locale': 'en 或 zh；不指定则按系统区域设置',
  'learn, with the theory, or install, from step to step; else as in the settings':
    'learn：连同原理学习；install：只逐步安装；不指定则按设置',
  'plain ASCII instead of lines, ticks and bars': '只用 ASCII 字符绘制界面',
  'for screen readers: print line after line what is new, and nothing else; INK_SCREEN_READER=true asks for the same':
    '供屏幕阅读器使用：逐行打印新内容，别无其他；INK_SCREEN_READER=true 效果相同',
  'only these chapters, separated by commas': '只执行这些章节，以逗号分隔',
  'begin with this step': '从这个步骤开始',
  'ask nothing before steps that change something': '有改动的步骤执行前不再询问',
  'ask nothing': '不再询问',
  'one JSON object per line': '每行输出一个 JSON 对象',
  'record the key of a host seen for the first time without asking': '首次连接主机时直接记录其公钥，不询问',
  'its first line answers the questions for login and sudo passwords': '文件首行用作登录密码和 sudo 密码',
  'the folder for them': '输出目录',
  'tell this run step by step; "last" is the latest': '逐步列出这次执行；"last" 表示最近一次',
  'write the run to a file: markdown, or JSON where the name ends in .json':
    '把这次执行写入文件：Markdown 格式；文件名以 .json 结尾时为 JSON',
  'the id of the step': '步骤的 id',
  'the name of the host in the cluster file': '集群文件中的主机名',
  'judge this log alone and ask no host; - reads standard input':
    '只分析这份日志，不连接主机；- 表示读取标准输入',
  'also write the evidence, without secrets, to attach to a question':
    '同时导出已去除敏感信息的证据，便于提问时附上',
  'then mend the first finding, or this one, step by step': '随后逐步修复首个（或指定的）故障',
  'with --fix: ask nothing before steps that change something': '与 --fix 合用：有改动的步骤执行前不再询问',
  'with --fix: the word for a fix that destroys something, as the host it is done to':
    '与 --fix 合用：破坏性修复的确认词，如目标主机名',
  'a runbook, or a folder of runbooks': 'runbook 目录，或存放多个 runbook 的目录',
  'a chapter, a section, a word, "theory" or "glossary"; the contents without it':
    '章、节、术语、"theory" 或 "glossary"；不给则打印目录',
  'how wide; else as wide as the terminal': '宽度（列数）；不指定则与终端同宽',
  'sections, chapters, terms …; all without any': '节、章、术语等的 id；不给则为全部',
  'the folder of the translation': '译文所在目录',
  'write down that somebody looked: these translations fit their source':
    '记录已有人核对：这些译文与原文一致',
  'look for what is wrong with an etcd that broke when all was done, and mend it':
    '排查并修复一个装好后出了故障的 etcd',
  'only print the cluster file, for the other commands': '只打印集群文件的路径，供其他命令使用',
  'which lab, when there are several': '练习环境的名称，存在多个时使用',

  'print one JSON object': '输出一个 JSON 对象',
  'name of the machine, as master01': '主机名，如 master01',
  'command to run instead of a shell, after --': '不打开 shell，而执行 -- 之后的命令',
  'which fault': '哪个故障',
  'any fault, and do not tell which': '随机选一个故障，且不告知是哪个',
  'on this machine': '在这台主机上',
  '1, 2 or 3': '1、2 或 3',

  'It ends with the exit status of the shell, and with 3 where the connection was lost.':
    '退出码与该 shell 的相同；连接中断时为 3。',
  'Exit codes:': '退出码：',
  ok: '成功',
  'a step failed': '有步骤失败',
  'wrong usage or invalid input; nothing was done': '用法有误或输入无效；未做任何改动',
  'a host cannot be reached or refuses us': '主机无法连接或拒绝登录',
  'the doctor found something': '诊断发现了问题',
  'a mistake of kubewalk itself; a report was written': 'kubewalk 自身出错；已写下报告',
  interrupted: '被中断',
};
