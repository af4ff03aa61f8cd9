package io.fairqueue.domain.draw;

import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.Entrants;

/**
 * Who is drawn among, committed to.
 *
 * @param root of the tree over all leaves
 * @param sha256 of all leaves, one behind the other
 */
public record EntrantList(int count, Bytes root, Bytes sha256) {

  /** The commitment to a list. */
  public static EntrantList of(Entrants entrants) {
    return new EntrantList(
        entrants.count(), Bytes.of(entrants.root()), Bytes.of(Sha256.of(entrants.bytes())));
  }
}
