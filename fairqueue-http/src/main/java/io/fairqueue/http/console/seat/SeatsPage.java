package io.fairqueue.http.console.seat;

import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.seat.SeatPlan;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.SectionName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event's seats.
 *
 * @param address of the page
 * @param section the one that is looked at, as addresses name it; null for none
 * @param rows its seats, row by row
 * @param plan the same drawn; null where there is nothing to draw, or too much
 * @param changes whether the reader may keep seats from sale
 */
public record SeatsPage(
    ConsoleFrame console,
    String address,
    List<Section> sections,
    @Nullable String section,
    String name,
    List<Row> rows,
    @Nullable SeatPlan plan,
    boolean changes) {

  public SeatsPage {
    sections = List.copyOf(sections);
    rows = List.copyOf(rows);
  }

  /** What became of each seat of the plan, by the end of the names of its looks. */
  public Map<String, String> states() {
    return rows.stream()
        .flatMap(row -> row.seats().stream())
        .collect(Collectors.toMap(Seat::unit, Seat::state));
  }

  static List<Section> sections(
      List<SectionStock> stock, String address, @Nullable String current, ConsoleFrame console) {
    return stock.stream()
        .map(
            each -> {
              String name = SectionName.of(each.name()).text();
              return new Section(
                  each.name(),
                  Paths.with(address, "section", name),
                  console
                      .frame()
                      .text(
                          "seats.free",
                          Map.of(
                              "free", console.frame().number(each.free()),
                              "seats", console.frame().number(each.seats()))),
                  name.equals(current));
            })
        .toList();
  }

  static List<Row> rows(List<SeatUnit> seats) {
    Map<String, List<Seat>> rows = new LinkedHashMap<>();
    for (SeatUnit seat : seats) {
      rows.computeIfAbsent(seat.row(), row -> new ArrayList<>())
          .add(
              new Seat(
                  seat.unitId().toString(),
                  seat.number(),
                  Keys.of(seat.status()),
                  seat.status() == UnitStatus.FREE || seat.status() == UnitStatus.BLOCKED));
    }
    return rows.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList();
  }

  /** A part of the hall. */
  public record Section(String name, String address, String free, boolean current) {}

  /** Seats side by side. */
  public record Row(String name, List<Seat> seats) {

    public Row {
      seats = List.copyOf(seats);
    }
  }

  /**
   * A seat.
   *
   * @param state the end of the names of its state's text and look
   * @param changes whether nobody has it
   */
  public record Seat(String unit, String number, String state, boolean changes) {}
}
