import "server-only";
/**
 * From how many on a search goes another way. Both ways answer alike, which tests hold by walking each over the same people: that is why these can be set.
 */
export const SCALE = {
  /** People that a page of a list looks up one by one. Of more, the index of the list's order is read until the page is full. */
  lookedUp: 1_000,
  /** People of whom the numbers beside filters read what each of them has. Of more, bits are counted. */
  read: 500,
  /** Rows of bits of organisations that are counted whoever answers: each has one for every 4,096 people among whom it has somebody. Where there are more, organisations are listed only of people who are `read`. */
  organisations: 1_000,
};
