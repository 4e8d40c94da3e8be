const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';

// Control sequences as terminals send them for keys: CSI, SS3, or Escape before one character.

const sequence = /^\u001B(?:\[[0-?]*[ -/]*[@-~]|O[@-~]|\[\[[0-?]*[@-~])/;

/**
 * One piece per key, and one per paste (with its marks). What a terminal sends in one go may hold several keys,
 * and widgets that keep their state in React see only the first of them.
 */
export const splitKeys = (chunk: string): readonly string[] => {
  const keys: string[] = [];
  let rest = chunk;
  while (rest !== '') {
    let length = Array.from(rest)[0]?.length ?? 1;
    if (rest.startsWith(pasteStart)) {
      const end = rest.indexOf(pasteEnd);
      length = end === -1 ? rest.length : end + pasteEnd.length;
    } else if (rest.startsWith('\u001B')) {
      length = isOpenSequence(rest) ? rest.length : (sequence.exec(rest)?.[0].length ?? 1);
    }
    keys.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return keys;
};

const openSequence = /^\u001B(?:\[[0-?]*[ -/]*|O)?$/;

/** The beginning of a paste whose end has not arrived yet. */
export const isOpenPaste = (key: string): boolean => key.startsWith(pasteStart) && !key.endsWith(pasteEnd);

/** May be the Escape key, or the beginning of a sequence whose rest is still on its way. */
export const isOpenSequence = (keys: string): boolean => openSequence.test(keys);
