import { quote } from '../source/shell-quote.js';

export interface SecretForms {
  /** Found within a line. */
  readonly whole: readonly string[];
  /** Found over lines too. */
  readonly breakable: readonly string[];
}

/**
 * The values of secrets as programs print them: as they are, quoted for a shell, within JSON, in an address, in base64.
 * What is hashed, compressed or encrypted is not found.
 */
export const secretForms = (values: readonly string[]): SecretForms => ({
  whole: different(
    values.flatMap((value) => [value, ...shellForms(value), ...jsonForms(value), ...urlForms(value)]),
  ),
  breakable: different(values.flatMap(base64Forms)),
});

const different = (forms: readonly string[]): readonly string[] =>
  [...new Set(forms)].filter((form) => form !== '');

const shellForms = (value: string): readonly string[] => [
  quote(value).slice(1, -1),
  // As Python's shlex has it, within double quotes, and as bash's %q.
  value.replaceAll("'", `'"'"'`),
  value.replace(/["\\$`]/g, String.raw`\$&`),
  value.replace(/[^\w@%+=:,./~\-\u0080-\uffff]/g, String.raw`\$&`),
];

const jsonForms = (value: string): readonly string[] => {
  const plain = JSON.stringify(value).slice(1, -1);
  // Go, and what is made for HTML, write these by number.
  return [plain, plain.replace(/[<>&]/g, hexOf), plain.replaceAll('/', String.raw`\/`)];
};

const hexOf = (letter: string): string => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What encoders write by number beyond what all of them do: JavaScript, addresses, RFC 3986, forms. */
const alsoByNumber = [/(?!)/g, /'/g, /[!'()*]/g, /[!'()~]/g];

const urlForms = (value: string): readonly string[] => {
  const encoded = alsoByNumber.map((letters) =>
    encodeURIComponent(Buffer.from(value).toString()).replace(
      letters,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );
  const either = encoded.flatMap((form) => [form, form.replaceAll('%20', '+')]);
  return either.flatMap((form) => [form, form.replace(/%../g, (code) => code.toLowerCase())]);
};

/** Shorter pieces would be found where the secret is not. */
const shortestPiece = 8;

/**
 * By itself, with a line end, and within a longer text such as `user:password`: there, three texts are possible, by where
 * the value begins, and the letters at both ends are shared with what stands beside it.
 */
const base64Forms = (value: string): readonly string[] => {
  const whole = [value, `${value}\n`].map((text) => Buffer.from(text).toString('base64'));
  const within = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const ownLetters = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), ownLetters);
  });
  const forms = [...whole, ...within].filter((form) => form.length >= shortestPiece);
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
};
