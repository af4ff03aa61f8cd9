package io.fairqueue.http.page.seat;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a section, drawn and as a list.
 *
 * @param free how many are free, in words
 * @param repriced what costs something else than when it was chosen, in words
 * @param plan null where there are too many seats to be drawn
 * @param turn null for who may only look
 * @param list this page of all seats
 * @param elsewhere what the reader has chosen and is not on this page of the list
 * @param gone what the reader had chosen, and somebody else has
 */
public record SectionPage(
    Frame frame,
    EventHead event,
    String name,
    String named,
    String free,
    String currency,
    @Nullable SeatPlan plan,
    List<Line> list,
    Pages pages,
    List<Line> elsewhere,
    List<String> gone,
    List<String> repriced,
    @Nullable Turn turn) {

  public SectionPage {
    list = List.copyOf(list);
    elsewhere = List.copyOf(elsewhere);
    gone = List.copyOf(gone);
    repriced = List.copyOf(repriced);
  }

  /**
   * A seat in a list.
   *
   * @param value what a form says of it
   */
  public record Line(
      String value,
      String name,
      String row,
      String number,
      String price,
      long priceMinor,
      boolean free,
      boolean chosen) {}

  /** Which page of the list this is; 0 for no page before or after it. */
  public record Pages(int number, int count) {

    public int previous() {
      return number - 1;
    }

    public int next() {
      return number < count ? number + 1 : 0;
    }
  }
}
