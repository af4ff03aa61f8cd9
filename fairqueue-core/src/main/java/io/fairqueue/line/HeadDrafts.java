package io.fairqueue.line;

import java.util.Arrays;

/** Which rows admit, expire and pass over. Change no book, but where it looks first next time. */
final class HeadDrafts {

  private HeadDrafts() {}

  /** Admits the lowest places that wait. */
  static LineDraft admission(LineBook book, RowChain chain, LineKind kind, int count) {
    int[] numbers = new int[Math.min(count, RowContent.MAX_GONE)];
    int found = 0;
    if (book.sale != null && book.sale.admitsAt(chain.at())) {
      long place = book.places.firstAdmittable();
      while (place >= 0 && found < numbers.length) {
        numbers[found++] = book.places.number(place);
        place = book.places.nextAdmittable(place + 1);
      }
    }
    return found == 0
        ? chain.draft()
        : chain.add(RowContent.gone(kind, Arrays.copyOf(numbers, found))).draft();
  }

  /**
   * Ends the waiting of those who have waited longer than the policy allows: since they joined, or
   * since the sale opened where that was later, without the pauses. Numbers are walked, since they
   * go by time. While a draw is on nobody's time is over.
   */
  static LineDraft expiry(LineBook book, RowChain chain, int count) {
    if (book.sale == null || !book.places.isOpen() || chain.closesLobby()) {
      return chain.draft();
    }
    long youngest = book.saleTime.at(chain.at()) - book.sale.policy().waitingTtl().toMillis();
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

  private static long began(LineBook book, int number) {
    long opened = book.sale == null ? Long.MIN_VALUE : book.sale.saleStart();
    return book.saleTime.at(Math.max(book.times.get(number), opened));
  }
}
