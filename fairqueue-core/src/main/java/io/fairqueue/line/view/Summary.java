package io.fairqueue.line.view;

import io.fairqueue.line.index.Places;
import io.fairqueue.line.log.SaleState;
import java.util.Optional;

/**
 * A line as a whole, at one rev.
 *
 * @param rev of its last row; 0 for none
 * @param hash of that row, or what the first one follows; not changed after this
 * @param lastAt when that row was written, in epoch milliseconds; the least there is for none
 * @param nextNumber the next fan gets
 * @param waiting how many wait for their turn and are not away
 * @param away how many are
 * @param unplaced how many of the lobby have no place yet
 * @param placed the places that the draw has given so far
 * @param listed how many were in the lobby when it closed
 * @param isDrawn whether nobody's place is open: then everybody is admittable
 * @param sale what the line knows of its sale; empty before the first status row
 * @param closedRev of the row that closed the line last; 0 for none
 */
public record Summary(
    long rev,
    byte[] hash,
    long lastAt,
    long nextNumber,
    long waiting,
    long away,
    long unplaced,
    long placed,
    long listed,
    boolean isDrawn,
    Optional<SaleState> sale,
    long closedRev) {

  static Summary of(LineBook book) {
    Places places = book.places;
    return new Summary(
        book.rev,
        book.lastHash,
        book.lastAt,
        book.next(),
        places.waiting(),
        book.away,
        places.unplaced(),
        places.placed(),
        places.listed(),
        places.isOpen(),
        Optional.ofNullable(book.sale),
        book.closedRev);
  }
}
