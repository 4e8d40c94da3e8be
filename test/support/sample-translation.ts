import { assets, pages } from './sample-runbook.js';

/** The sample runbook with all that a translation has to do with. */
export const translatedPages = {
  ...pages,
  'first.md': `${pages['first.md']}
![Who is where](../../assets/sample/pictures/who.txt)

## Check yourself {#first-questions}

\`\`\`yaml question
ask: Which?
choices: [a, b]
answer: 1
because: it is.
\`\`\`
`,
  'glossary.md': '# Glossary\n\n## quorum {#term-quorum}\n\nMore than half.\n\nAlso: majority\n',
} as const;

export const translatedAssets: ReadonlyMap<string, string> = new Map([
  ...assets,
  ['sample/pictures/who.txt', '{{ host.name }} lives here\n'],
  ['sample/pictures/who.zh.txt', '{{ host.name }} 在这里\n'],
]);

/** Its Chinese. */
export const chinese = {
  'zh/README.md': `---
variables:
  store_version: { about: 版本。 }
  data_dir: { about: 数据在哪里。 }
profiles:
  current: { about: 现在的版本。, requires: [旧版本说另一种语言。] }
---

# 示例

介绍。
`,
  'zh/first.md': `# 第一章

## 理论 {#theory}

只有文字。

## 建目录 {#make-folder}

为什么。

\`\`\`explain
mkdir -p | 建立目录和它上面的各级目录
\`\`\`

![谁在哪里](../../../assets/sample/pictures/who.zh.txt)

## 考考自己 {#first-questions}

\`\`\`yaml question
ask: 哪一个？
choices: [甲, 乙]
because: 就是它。
\`\`\`
`,
  'zh/second.md': `# 第二章

## 放好 {#put}

\`\`\`yaml step
no-undo: 文件很小
\`\`\`
`,
  'zh/glossary.md': '# 术语\n\n## 法定人数 {#term-quorum}\n\n过半数。\n\n又称：多数\n',
} as const;
