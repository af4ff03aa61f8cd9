package io.fairqueue.line.view;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.line.log.FanState;
import java.util.UUID;

/**
 * Where a fan stands.
 *
 * @param fan the nil id for one whose account was gone when the log began
 * @param place what orders the line; 0 while a draw has yet to give it
 * @param position 1 for the next; 0 for a fan who has no turn to wait for, or no place yet. A fan a
 *     fan who is away has the position that coming back would give
 * @param joinedAt epoch milliseconds
 * @param isClosed whether the line was closed since: an admission is over too
 */
public record Standing(
    CustomerId fan,
    long number,
    FanState state,
    long place,
    long position,
    long joinedAt,
    boolean isClosed) {

  static Standing of(LineBook book, int number) {
    return of(book, number, book.position(number));
  }

  /** The same by a position that is known. */
  static Standing of(LineBook book, int number, long position) {
    return new Standing(
        new CustomerId(new UUID(book.fans.high(number), book.fans.low(number))),
        number,
        book.state(number),
        book.places.place(number),
        position,
        book.times.get(number),
        number < book.firstOpen);
  }
}
