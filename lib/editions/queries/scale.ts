import "server-only";
/**
 * From how many on a search goes another way. Both ways answer alike, which tests hold by walking each over the same people: that is why these can be set.
 */
export const SCALE = {
  /** People that a page of a list looks up one by one. Of more, the index of the list's order is read until the page is full. */
  lookedUp: 1_000,
  /** People of whom the numbers beside filters read what each of them has. Of more, bits are counted. */
  read: 500,
  /** Organisations that have their numbers whoever answers. Where there are more, they are listed only of people who are `read`. */
  organisations: 200,
};
