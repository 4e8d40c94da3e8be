/** How much of a large file is read at once: with Node's own 16 and 64 KiB, asking for the next piece is most of the work. */
export const pieceBytes = 256 * 1024;
