package io.fairqueue.http.page.seat;

import io.fairqueue.domain.SeatRow;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.page.frame.Visit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A section drawn: rows one under the other, each in the middle, with its aisles.
 *
 * @param width of the drawing in CSS pixels
 */
public record SeatPlan(int width, int height, List<Row> rows) {

  /** From one seat to the next: a target of 24 pixels, and room between. */
  private static final int PITCH = 30;

  private static final int NAME = 44;

  /** More seats are not drawn: a list has them, page by page. */
  static final int MAX_SEATS = 5_000;

  public SeatPlan {
    rows = List.copyOf(rows);
  }

  /**
   * Draws a section; null for one with too many seats.
   *
   * @param seats in natural order
   * @param chosen those of them that the reader has chosen
   */
  public static @Nullable SeatPlan of(
      List<SeatUnit> seats, Set<UnitId> chosen, Currency currency, Visit visit) {
    if (seats.size() > MAX_SEATS) {
      return null;
    }
    SeatWords words = new SeatWords(currency, visit);
    List<Line> lines = new ArrayList<>();
    String last = "";
    for (SeatUnit seat : seats) {
      String row = words.rowKey(seat);
      if (!row.equals(last)) {
        lines.add(new Line());
      }
      lines.getLast().add(seat, words.ordinal(seat));
      last = row;
    }
    int widest = lines.stream().mapToInt(Line::width).max().orElse(0);
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(line.row(rows.size() * PITCH, widest, chosen, words));
    }
    return new SeatPlan(NAME + widest * PITCH, rows.size() * PITCH, rows);
  }

  /**
   * What became of each seat, in the order of the plan, which is theirs: {@code f} is free, {@code
   * t} taken.
   */
  static String states(List<SeatUnit> seats) {
    var states = new StringBuilder(seats.size());
    seats.forEach(seat -> states.append(seat.isFree() ? 'f' : 't'));
    return states.toString();
  }

  /**
   * A row of it.
   *
   * @param said its name in words
   */
  public record Row(String name, String said, int y, List<Place> places) {

    public Row {
      places = List.copyOf(places);
    }
  }

  /**
   * A seat of it.
   *
   * @param x from the left
   * @param said what it is, in words, but not whether it is free
   * @param state {@code f} is free, {@code t} taken, {@code c} chosen
   */
  public record Place(String id, int x, String number, String said, long price, char state) {}

  private static final class Line {

    private final List<SeatUnit> seats = new ArrayList<>();
    private final SeatRow<SeatUnit> row = new SeatRow<>();

    void add(SeatUnit seat, @Nullable Integer ordinal) {
      seats.add(seat);
      row.add(seat, ordinal, seat.isFree());
    }

    int width() {
      return row.positions().getLast() + 1;
    }

    Row row(int y, int widest, Set<UnitId> chosen, SeatWords words) {
      List<Integer> positions = row.positions();
      int begin = NAME + (widest - width()) * PITCH / 2;
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < seats.size(); i++) {
        SeatUnit seat = seats.get(i);
        char state = !seat.isFree() ? 't' : chosen.contains(seat.unitId()) ? 'c' : 'f';
        places.add(
            new Place(
                seat.unitId().toString(),
                begin + positions.get(i) * PITCH,
                seat.number(),
                words.said(seat),
                seat.priceMinor(),
                state));
      }
      String name = seats.getFirst().row();
      return new Row(name, words.row(seats.getFirst()), y, places);
    }
  }
}
