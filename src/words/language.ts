export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** The language that the person's locale asks for; English where it names none, or one that we do not speak. */
export const languageOfLocale = (env: Environment): Language => {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (one) => one !== undefined && one !== '',
  );
  return /^zh(?![a-z])/i.test(locale ?? '') ? 'zh' : 'en';
};
