/** What a person may choose about the screens. */
export const settings = {
  title: 'Settings',
  lead: 'Remembered for the next time. Space changes what is pointed at.',
  names: { language: 'Language', mode: 'Mode', glyphs: 'Signs', colour: 'Colours', wheel: 'Mouse wheel' },
  values: {
    en: 'English',
    zh: '中文',
    learn: 'learn: all of it, with questions',
    install: 'install: steps only, kept short',
    auto: 'as the terminal can',
    unicode: 'Unicode',
    ascii: 'plain ASCII',
    dark: 'for a dark background',
    light: 'for a light background',
    off: 'none',
    arrows: 'as arrow keys',
    lines: 'three lines at a time',
  },
  about: {
    language:
      'The language of the screens, and of the chapters where they are translated. L changes it anywhere.',
    mode: 'To learn, the walk goes through the theory too, and asks what you expect before a step runs. To install, it goes from step to step, and e and v open what explains them. M changes it anywhere.',
    glyphs: 'Plain ASCII is for terminals that show boxes or question marks instead of lines and ticks.',
    colour:
      'Few terminals tell whether their background is light: where colours are hard to read, choose it here. A word or a sign always says the same as a colour. NO_COLOR turns them off as well.',
    wheel:
      'As arrow keys, text is selected with the mouse as ever. Three lines at a time, most terminals want Shift held for that.',
  },
} as const;
