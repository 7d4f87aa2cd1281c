/**
 * What stands in nearly every frame for a room: the server sends one sign for each of
 * these phrases to a page that has this very list. The signs are control characters,
 * which no text holds. A phrase that no page writes any more does no harm.
 *
 * One phrase on each line: the server reads this file too.
 */
const PHRASES = [
  '<li class="card" id="w-',
  '" data-in="all-list" data-k="',
  '"><p class="said typed" dir="auto">',
  '</p><small class="by"><bdi>',
  '</bdi></small></li>',
  '<span id="all-n" data-in="all-title" data-k="0" data-announce="',
  '</bdi></small><div class="acts" id="a-',
  '" data-keep><button form="f-sup" name="card" value="',
];

/** @param {string} html with signs @returns {string} with the phrases themselves */
export const unfold = (html) =>
  html.replace(/[\x01-\x08]/g, (sign) => PHRASES[sign.charCodeAt() - 1]);
