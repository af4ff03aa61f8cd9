package io.fairqueue.http.seat.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** A file of seats once more, with what is wrong in each line beside it. */
public final class MarkedFile {

  private MarkedFile() {}

  /**
   * The file with a last column {@code error}, in place of the one it may have; it may be sent as
   * it is once its lines are mended. Empty where its quotes are so wrong that nobody knows its
   * cells.
   */
  public static Optional<String> of(String csv, List<SeatFault> faults) {
    Map<Integer, String> wrong =
        faults.stream()
            .collect(groupingBy(SeatFault::line, mapping(MarkedFile::told, joining("; "))));
    var marked = new StringBuilder();
    try (BufferedReader reader =
        Text.reader(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))) {
      CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(Text.separator(reader)).get();
      try (CSVParser parser = format.parse(reader);
          CSVPrinter printer = new CSVPrinter(marked, format)) {
        mark(parser, printer, wrong);
      }
    } catch (UncheckedIOException | IOException broken) {
      return Optional.empty();
    }
    return Optional.of(marked.toString());
  }

  private static void mark(CSVParser parser, CSVPrinter printer, Map<Integer, String> wrong)
      throws IOException {
    String error = Column.ERROR.header();
    int old = -1;
    int line = 1;
    for (CSVRecord cells : parser) {
      List<String> kept = new ArrayList<>(cells.toList());
      if (line == 1) {
        old =
            kept.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(error);
      }
      if (old >= 0 && old < kept.size()) {
        kept.remove(old);
      }
      kept.add(line == 1 ? error : wrong.getOrDefault(line, ""));
      printer.printRecord(kept);
      line = (int) parser.getCurrentLineNumber() + 1;
    }
  }

  private static String told(SeatFault fault) {
    return fault.column() == null ? fault.message() : fault.column() + " " + fault.message();
  }
}
