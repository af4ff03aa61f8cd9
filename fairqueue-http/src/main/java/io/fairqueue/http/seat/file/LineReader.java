package io.fairqueue.http.seat.file;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.problem.Excerpt;
import io.fairqueue.http.seat.file.SeatFault.Code;
import io.fairqueue.port.PlannedSeat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one seat from each line. Not thread-safe. */
final class LineReader {

  private static final Set<String> YES = Set.of("true", "yes", "1", "x");
  private static final Set<String> NO = Set.of("", "false", "no", "0");
  private static final Pattern COORDINATE = Pattern.compile("(-?\\d{1,7}([.,]\\d{1,6})?)?");

  private final EventDetails details;
  private final @Nullable TierId usual;
  private final Prices prices;
  private final Header header;
  private final Faults faults;

  LineReader(EventDetails details, @Nullable TierId usual, Header header, Faults faults) {
    this.details = details;
    this.usual = usual;
    this.prices = new Prices(details.currency());
    this.header = header;
    this.faults = faults;
  }

  /** The seat; empty where something is wrong with it, which is added to the faults. */
  Optional<PlannedSeat> read(CSVRecord cells, int line) {
    int before = faults.count();
    Line read = new Line(cells, line);
    read.checkWidth();
    String section = read.text(Column.SECTION, Seat.MAX_SECTION);
    String row = read.text(Column.ROW, Seat.MAX_PART);
    String number = read.text(Column.NUMBER, Seat.MAX_PART);
    Optional<Tier> tier = read.tier();
    @Nullable Long price = read.price();
    boolean blocked = read.blocked();
    read.checkCoordinate(Column.X);
    read.checkCoordinate(Column.Y);
    return faults.count() > before || tier.isEmpty()
        ? Optional.empty()
        : read.seat(section, row, number, price)
            .map(seat -> new PlannedSeat(tier.get().id(), seat, blocked));
  }

  private final class Line {

    private final CSVRecord cells;
    private final int line;

    Line(CSVRecord cells, int line) {
      this.cells = cells;
      this.line = line;
    }

    void checkWidth() {
      for (int i = header.width(); i < cells.size(); i++) {
        if (!cells.get(i).isBlank()) {
          faults.add(line, null, Code.UNKNOWN_COLUMN, "has more cells than the first line");
          return;
        }
      }
    }

    String text(Column column, int max) {
      String text = header.cell(cells, column);
      if (text.isEmpty()) {
        wrong(column, Code.EMPTY, "must not be empty");
      } else if (text.length() > max) {
        wrong(column, Code.TOO_LONG, "must have at most %d characters".formatted(max));
      } else if (!Text.isUtf8(text)) {
        wrong(column, Code.NOT_UTF8, Text.NOT_UTF8);
      }
      return text;
    }

    Optional<Seat> seat(String section, String row, String number, @Nullable Long price) {
      try {
        Seat seat = new Seat(section, row, number, price);
        seat.checkTexts();
        return Optional.of(seat);
      } catch (InvalidInputException invalid) {
        String column = invalid.field().replaceFirst("^seats\\.", "");
        faults.add(line, column, Code.BAD_TEXT, invalid.rule());
        return Optional.empty();
      }
    }

    Optional<Tier> tier() {
      String named = header.cell(cells, Column.TIER);
      if (named.isEmpty()) {
        if (usual == null && header.has(Column.TIER)) {
          wrong(Column.TIER, Code.EMPTY, "must not be empty");
        }
        return usual == null ? Optional.empty() : details.tier(usual);
      }
      List<Tier> tiers = tiers(named);
      if (tiers.size() != 1) {
        wrong(
            Column.TIER,
            Code.UNKNOWN_TIER,
            tiers.isEmpty()
                ? "is no tier of this event: " + Excerpt.cut(named)
                : "is the name of several tiers: use the id instead");
        return Optional.empty();
      }
      if (tiers.getFirst().seating() != Seating.RESERVED) {
        wrong(Column.TIER, Code.NOT_RESERVED, "is a tier without seats: " + Excerpt.cut(named));
        return Optional.empty();
      }
      return Optional.of(tiers.getFirst());
    }

    private List<Tier> tiers(String named) {
      List<Tier> byId = matching(tier -> tier.id().toString().equalsIgnoreCase(named));
      List<Tier> byName = matching(tier -> tier.name().equals(named));
      return !byId.isEmpty()
          ? byId
          : byName.isEmpty() ? matching(tier -> tier.name().equalsIgnoreCase(named)) : byName;
    }

    private List<Tier> matching(Predicate<Tier> which) {
      return details.tiers().stream().filter(which).toList();
    }

    @Nullable Long price() {
      String major = header.cell(cells, Column.PRICE);
      String minor = header.cell(cells, Column.PRICE_MINOR);
      if (major.isEmpty() && minor.isEmpty()) {
        return null;
      }
      if (!major.isEmpty() && !minor.isEmpty()) {
        wrong(Column.PRICE, Code.BAD_PRICE, "must not be said in price_minor too");
        return null;
      }
      Column column = minor.isEmpty() ? Column.PRICE : Column.PRICE_MINOR;
      Optional<Long> price = minor.isEmpty() ? prices.major(major) : Prices.minor(minor);
      if (price.isEmpty()) {
        wrong(
            column,
            Code.BAD_PRICE,
            minor.isEmpty()
                ? "must be a price in %s like 25 or 25.50".formatted(details.currency())
                : "must be a whole number of the smallest units of " + details.currency());
      }
      return price.orElse(null);
    }

    boolean blocked() {
      String text = header.cell(cells, Column.BLOCKED).toLowerCase(Locale.ROOT);
      if (!YES.contains(text) && !NO.contains(text)) {
        wrong(Column.BLOCKED, Code.BAD_VALUE, "must be true or false");
      }
      return YES.contains(text);
    }

    void checkCoordinate(Column column) {
      if (!COORDINATE.matcher(header.cell(cells, column)).matches()) {
        wrong(column, Code.BAD_VALUE, "must be a number");
      }
    }

    private void wrong(Column column, Code code, String message) {
      faults.add(line, column.header(), code, message);
    }
  }
}
