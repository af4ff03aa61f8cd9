package io.fairqueue.http.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A list as RFC 4180 has it: UTF-8, lines that end with CR LF, a header line. A spreadsheet would
 * run a cell that begins as a formula does, so such a text gets an apostrophe in front; also within
 * a text, behind what separates cells where commas are decimal. (OWASP, CSV Injection.)
 */
final class CsvWriter<T> implements ListWriter<T> {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Before a formula's sign, as wide as it may be written, and whatever nobody sees before it. */
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "(?<=^|[;\\t])(?=[\\s\\p{Z}\\p{C}]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])|^(?=[\\t\\r\\n])");

  private final List<Column<T>> columns;
  private final CSVPrinter printer;

  /**
   * Writes the header.
   *
   * @param marked whether a byte order mark begins it, by which Excel knows UTF-8
   */
  CsvWriter(OutputStream out, List<Column<T>> columns, boolean marked) throws IOException {
    this.columns = columns;
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    if (marked) {
      writer.write(BYTE_ORDER_MARK);
    }
    this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(columns.stream().map(Column::name));
  }

  @Override
  public void write(T row) {
    try {
      printer.printRecord(columns.stream().map(column -> cell(column.value().apply(row))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }

  private static @Nullable Object cell(@Nullable Object value) {
    if (value == null || value instanceof Number) {
      return value;
    }
    return DANGEROUS.matcher(value.toString()).replaceAll("'");
  }
}
