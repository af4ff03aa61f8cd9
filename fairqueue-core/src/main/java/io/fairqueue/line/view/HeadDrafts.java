package io.fairqueue.line.view;

import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which rows admit, expire and pass over. Change no book, but where it looks first next time. */
final class HeadDrafts {

  private HeadDrafts() {}

  /** Admits the lowest places that wait; those before them who are away are so from now on. */
  static LineDraft admission(
      LineBook book, RowChain chain, LineKind kind, int count, Set<Long> away) {
    if (book.sale == null || !book.sale.admitsAt(chain.at())) {
      return chain.draft();
    }
    int[] passed = new int[Math.min(away.size(), RowContent.MAX_GONE)];
    int[] numbers = new int[Math.min(count, RowContent.MAX_GONE)];
    int passing = 0;
    int found = 0;
    long place = book.places.firstAdmittable();
    while (place >= 0 && found < numbers.length) {
      int number = book.places.number(place);
      if (!away.contains((long) number)) {
        numbers[found++] = number;
      } else if (passing < passed.length) {
        passed[passing++] = number;
      } else {
        break;
      }
      place = book.places.nextAdmittable(place + 1);
    }
    if (passing > 0) {
      int[] inOrder = Arrays.copyOf(passed, passing);
      Arrays.sort(inOrder);
      chain.add(RowContent.gone(LineKind.AWAY, inOrder));
    }
    if (found > 0) {
      chain.add(RowContent.gone(kind, Arrays.copyOf(numbers, found)));
    }
    return chain.draft();
  }

  /** The lowest places that may be admitted. */
  static List<Standing> head(LineBook book, int count) {
    List<Standing> head = new ArrayList<>();
    long place = book.places.firstAdmittable();
    while (place >= 0 && head.size() < count) {
      head.add(Standing.of(book, book.places.number(place)));
      place = book.places.nextAdmittable(place + 1);
    }
    return head;
  }

  /** The lowest places behind this one that may be admitted, up to a position. */
  static List<Standing> close(LineBook book, long behind, long position, int count) {
    List<Standing> close = new ArrayList<>();
    long place = book.places.nextAdmittable(behind + 1);
    while (place >= 0 && close.size() < count) {
      Standing fan = Standing.of(book, book.places.number(place));
      if (fan.position() > position) {
        break;
      }
      close.add(fan);
      place = book.places.nextAdmittable(place + 1);
    }
    return close;
  }

  /**
   * Ends the waiting of those who have waited so long: since they joined, or since the sale opened
   * where that was later, without the pauses. Numbers are walked, since they go by time. While a
   * draw is on nobody's time is over.
   */
  static LineDraft expiry(LineBook book, RowChain chain, Duration waitingTtl, int count) {
    if (book.sale == null || !book.places.isOpen() || chain.closesLobby()) {
      return chain.draft();
    }
    long youngest = book.saleTime.at(chain.at()) - waitingTtl.toMillis();
    int[] numbers = new int[Math.min(count, RowContent.MAX_GONE)];
    int found = 0;
    int number = Math.max(book.firstLive, book.firstOpen);
    while (number < book.next() && found < numbers.length) {
      if (book.state(number).isLive()) {
        if (found == 0) {
          book.firstLive = number;
        }
        if (began(book, number) > youngest) {
          break;
        }
        numbers[found++] = number;
      }
      number++;
    }
    if (found == 0) {
      book.firstLive = number;
      return chain.draft();
    }
    return chain.add(RowContent.gone(LineKind.EXPIRED, Arrays.copyOf(numbers, found))).draft();
  }

  /** A row of this kind for those of these numbers whom it may name. */
  static LineDraft gone(LineBook book, RowChain chain, LineKind kind, int[] numbers, byte[] data) {
    int[] named =
        Arrays.stream(numbers)
            .filter(number -> number > 0 && number < book.next())
            .filter(number -> Eligible.is(kind, book.state(number)))
            .sorted()
            .distinct()
            .limit(RowContent.MAX_GONE)
            .toArray();
    return named.length == 0
        ? chain.draft()
        : chain.add(RowContent.gone(kind, named, data)).draft();
  }

  /** Gives the next places to those of these who are in the lobby still. */
  static LineDraft places(LineBook book, RowChain chain, int[] numbers) {
    int[] given =
        Arrays.stream(numbers)
            .map(number -> book.state(number) == FanState.LOBBY ? number : 0)
            .toArray();
    return chain.add(RowContent.placed(book.places.placed() + 1L, given)).draft();
  }

  private static long began(LineBook book, int number) {
    long opened = book.sale == null ? Long.MIN_VALUE : book.sale.saleStart();
    return book.saleTime.at(Math.max(book.times.get(number), opened));
  }
}
