import stringWidth from 'string-width';
import { pictureIn } from '../runbook/links.js';
import { textsOf } from '../runbook/lint/linkable.js';
import { within } from '../runbook/markdown.js';
import { pictureName } from '../runbook/translation/source-texts.js';
import type { Runbook } from '../runbook/types.js';
import { strangeSigns } from '../source/ascii.js';
import type { Problem } from '../source/problem.js';
import { renderPicture } from '../source/picture-template.js';
import { exampleValues } from './picture-values.js';

/** A terminal of 80 columns with the frame of a screen around. */
const widest = 76;

/** Every picture can be drawn, is no wider than a small terminal, and is shown somewhere. */
export const lintPictures = (runbook: Runbook, assets: ReadonlyMap<string, string>): readonly Problem[] => {
  const values = exampleValues(runbook);
  const nodes = textsOf(runbook).flatMap((text) => text.nodes);
  const shown = [...within(nodes)].map((node) => pictureIn(node)?.url ?? '');
  return [...assets]
    .filter(([path]) => path.startsWith(`${runbook.id}/pictures/`))
    .flatMap(([path, template]): readonly Problem[] => {
      const place = { file: `assets/${path}`, line: 1, column: 1 };
      const picture = renderPicture(template, values);
      if (!picture.ok) return [{ file: place.file, ...picture.fault }];
      const wide = picture.text.split('\n').find((row) => stringWidth(row) > widest);
      const strange = strangeSigns(picture.text).join(' ');
      const own = pictureName(runbook.id, path) !== undefined;
      return [
        ...(wide === undefined
          ? []
          : [
              {
                ...place,
                message: `a row is ${String(stringWidth(wide))} columns wide`,
                hint: `at most ${String(widest)}: ${wide}`,
              },
            ]),
        ...(strange === ''
          ? []
          : [
              {
                ...place,
                message: `nothing in ASCII stands for ${strange}`,
                hint: 'draw with other characters',
              },
            ]),
        ...(!own || shown.some((url) => url.endsWith(`/${path}`))
          ? []
          : [{ ...place, message: 'the picture is shown nowhere' }]),
      ];
    });
};
