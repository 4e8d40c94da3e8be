/** What stands in the place of a secret. */
const gone = '[removed]';

/** Names whose values nobody else may read. The token of a first start tells clusters apart and opens nothing. */
const secretName = String.raw`(?![\w.-]*initial[_-]cluster[_-]token)[\w.-]*(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)[\w.-]*`;

const rules: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, gone],
  // "name": "value", name=value, name: value, --name value
  [new RegExp(String.raw`("${secretName}"\s*:\s*)"(?:[^"\\]|\\.)*"`, 'gi'), `$1"${gone}"`],
  [new RegExp(String.raw`(\\"${secretName}\\"\s*:\s*)\\"[^]*?\\"`, 'gi'), String.raw`$1\"${gone}\"`],
  [new RegExp(String.raw`(\b${secretName}\s*=\s*)(?:"[^"\n]*"|'[^'\n]*'|[^\s,;"']+)`, 'gi'), `$1${gone}`],
  [new RegExp(String.raw`(\b${secretName}\s*:\s+)(?:"[^"\n]*"|'[^'\n]*'|[^\s,;"']+)`, 'gi'), `$1${gone}`],
  [new RegExp(String.raw`(--${secretName}\s+)(?:"[^"\n]*"|'[^'\n]*'|[^\s-]\S*)`, 'gi'), `$1${gone}`],
  // etcdctl's user:password
  [/(--user[= ]+["']?[^\s:"']+:)[^\s"']+/g, `$1${gone}`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)[^\s/@]+(?=@)/gi, `$1${gone}`],
  [/(\b(?:authorization\s*:\s*)?(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi, `$1${gone}`],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, gone],
];

/** A text without what opens doors: private keys, passwords, tokens. What is public, as certificates, stays. */
export const redact = (text: string): string =>
  rules.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
