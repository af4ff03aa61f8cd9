package io.fairqueue.http.seat.file;

import io.fairqueue.http.problem.Excerpt;
import io.fairqueue.http.seat.file.SeatFault.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Which cell of a line is what. */
final class Header {

  private static final List<Column> NEEDED = List.of(Column.SECTION, Column.ROW, Column.NUMBER);

  private final Map<Column, Integer> places = new EnumMap<>(Column.class);
  private final int width;

  private Header(int width) {
    this.width = width;
  }

  /**
   * The columns of a file; what is wrong with them is added to the faults.
   *
   * @param hasUsualTier whether lines need not say which tier they are of
   */
  static Header read(CSVRecord cells, boolean hasUsualTier, Faults faults) {
    Header header = new Header(cells.size());
    for (int i = 0; i < cells.size() && !faults.isEnough(); i++) {
      header.add(cells.get(i).strip(), i, faults);
    }
    for (Column needed : NEEDED) {
      header.need(needed, "is needed: there is no such column", faults);
    }
    if (!hasUsualTier) {
      header.need(
          Column.TIER, "is needed: say the tier of each seat, or of all by tier_id", faults);
    }
    return header;
  }

  private void add(String name, int place, Faults faults) {
    Optional<Column> column = Column.of(name);
    if (!Text.isUtf8(name)) {
      faults.add(1, Excerpt.cut(name), Code.NOT_UTF8, Text.NOT_UTF8);
    } else if (name.isEmpty() && place == width - 1) {
      // Spreadsheets end lines with a separator.
    } else if (column.isEmpty()) {
      faults.add(1, Excerpt.cut(name), Code.UNKNOWN_COLUMN, "is not a column of such a file");
    } else if (places.putIfAbsent(column.get(), place) != null) {
      faults.add(1, column.get().header(), Code.UNKNOWN_COLUMN, "comes twice");
    }
  }

  private void need(Column column, String why, Faults faults) {
    if (!places.containsKey(column)) {
      faults.add(1, column.header(), Code.MISSING_COLUMN, why);
    }
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  /** How many cells a line has. */
  int width() {
    return width;
  }

  /** A cell without the blanks around; empty where the line or the file has none. */
  String cell(CSVRecord line, Column column) {
    Integer place = places.get(column);
    return place == null || place >= line.size() ? "" : line.get(place).strip();
  }
}
