package io.fairqueue.http.page.claim;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.seat.SectionLink;
import io.fairqueue.http.page.seat.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted fan may choose from: numbers of tickets, or the sections of a hall.
 *
 * @param currency its code
 */
public record ChoosePage(
    Frame frame,
    EventHead event,
    Turn turn,
    String currency,
    List<Offer> offers,
    List<SectionLink> sections) {

  public ChoosePage {
    offers = List.copyOf(offers);
    sections = List.copyOf(sections);
  }

  /**
   * A tier to choose of.
   *
   * @param priceMinor the lowest that it costs
   * @param level the end of the name of what its stock is called
   * @param seats whether it has seats, of which the best ones are picked
   * @param from whether some of its seats cost more
   * @param wanted how many are chosen already
   * @param was what it cost when they were; null where it still does
   */
  public record Offer(
      String id,
      String name,
      String price,
      long priceMinor,
      String level,
      boolean soldOut,
      boolean seats,
      boolean from,
      int wanted,
      @Nullable String was) {}
}
