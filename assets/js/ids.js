/**
 * Fresh names for things: 128 random bits as 26 letters (base32, lower case).
 *
 * Works without a secure context, where `crypto.randomUUID` does not exist.
 */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** @returns {string} never the same twice */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  // 26 letters would carry 130 bits: the first one has three.
  return Array.from(bytes, (byte, place) => LETTERS[byte & (place ? 31 : 7)]).join("");
}
