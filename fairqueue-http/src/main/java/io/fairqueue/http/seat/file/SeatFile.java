package io.fairqueue.http.seat.file;

import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.seat.file.SeatFault.Code;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatStore.ImportOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a file as RFC 4180 has it, or with semicolons or tabs, and where each was. Reading
 * goes on behind a fault, until there are enough of them. Not thread-safe.
 */
final class SeatFile {

  private static final int MAX_LINES = 100_000;

  private final EventDetails details;
  private final Faults faults = new Faults();
  private final List<PlannedSeat> seats = new ArrayList<>();

  /** Beside the seats. */
  private final List<Integer> lines = new ArrayList<>();

  private final Map<List<String>, Integer> named = new HashMap<>();
  private boolean placed;

  private SeatFile(EventDetails details) {
    this.details = details;
  }

  /**
   * Reads a file to its end, or as far as it makes sense.
   *
   * @param usual the tier of lines that name none; null for none
   */
  static SeatFile read(InputStream in, EventDetails details, @Nullable TierId usual)
      throws IOException {
    SeatFile file = new SeatFile(details);
    BufferedReader reader = Text.reader(in);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(Text.separator(reader))
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (CSVParser parser = format.parse(reader)) {
      file.read(parser, usual);
    }
    return file;
  }

  private void read(CSVParser parser, @Nullable TierId usual) throws IOException {
    Iterator<CSVRecord> records = parser.iterator();
    Optional<CSVRecord> first = next(parser, records);
    if (first.isEmpty()) {
      if (faults.count() == 0) {
        faults.add(1, null, Code.EMPTY, "is empty: the first line must name the columns");
      }
      return;
    }
    Header header = Header.read(first.get(), usual != null, faults);
    if (faults.count() > 0) {
      return;
    }
    placed = header.has(Column.X) || header.has(Column.Y);
    LineReader reader = new LineReader(details, usual, header, faults);
    int read = 0;
    int line = lineOfNext(parser);
    Optional<CSVRecord> cells = next(parser, records);
    while (cells.isPresent() && !faults.isEnough()) {
      if (!isBlank(cells.get())) {
        if (++read > MAX_LINES) {
          faults.add(line, null, Code.TOO_MANY_LINES, "is beyond the 100000 that a file may have");
          return;
        }
        add(reader.read(cells.get(), line), line);
      }
      line = lineOfNext(parser);
      cells = next(parser, records);
    }
    if (read == 0 && faults.count() == 0) {
      faults.add(line, null, Code.EMPTY, "is where seats are expected: there are none");
    }
  }

  private static int lineOfNext(CSVParser parser) {
    return (int) parser.getCurrentLineNumber() + 1;
  }

  /** Empty at the end, and where quotes are so wrong that nobody knows what comes next. */
  private Optional<CSVRecord> next(CSVParser parser, Iterator<CSVRecord> records)
      throws IOException {
    int line = lineOfNext(parser);
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException failure) {
      if (failure.getCause() instanceof CSVException) {
        faults.add(line, null, Code.BAD_QUOTES, "has quotes that do not end, or end within a cell");
        return Optional.empty();
      }
      throw failure.getCause();
    }
  }

  private static boolean isBlank(CSVRecord cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  private void add(Optional<PlannedSeat> read, int line) {
    if (read.isEmpty()) {
      return;
    }
    PlannedSeat planned = read.get();
    SeatPlace place = planned.seat().place();
    Integer before = named.putIfAbsent(List.of(place.rowKey(), place.seatKey()), line);
    if (before != null) {
      faults.add(
          line,
          Column.NUMBER.header(),
          Code.DUPLICATE_IN_FILE,
          "is the seat of line %d once more".formatted(before));
      return;
    }
    seats.add(planned);
    lines.add(line);
  }

  List<PlannedSeat> seats() {
    return seats;
  }

  boolean isSound() {
    return faults.count() == 0;
  }

  /** Adds what the event has against the seats. */
  void refused(ImportOutcome.Refused refused) {
    for (int position : refused.existing()) {
      faults.add(
          lines.get(position),
          Column.NUMBER.header(),
          Code.SEAT_EXISTS,
          "is a seat that the event has already: " + seats.get(position).seat().label());
    }
    refused.full().forEach(this::full);
  }

  /** The first line for which a tier has no room. */
  private void full(TierId tier, int room) {
    int wanted = 0;
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).tier().equals(tier) && wanted++ == room) {
        faults.add(
            lines.get(i),
            Column.TIER.header(),
            Code.OVER_CAPACITY,
            "has room for %d more seats: %s"
                .formatted(room, details.tier(tier).map(each -> each.name()).orElse("")));
        return;
      }
    }
  }

  /** The first faults, in the file's order. */
  List<SeatFault> faults() {
    return faults.first();
  }

  /** What whoever sent the file should know. */
  List<String> warnings() {
    return placed
        ? List.of("x and y are not kept: plans are drawn by the names of rows and seats.")
        : List.of();
  }
}
