package io.fairqueue.http.seat.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A file's characters. */
final class Text {

  static final String NOT_UTF8 = "is not UTF-8: save the file as CSV in UTF-8";

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What stands for bytes that are no character. */
  private static final char REPLACEMENT = '\ufffd';

  private static final int MAX_HEADER = 8_192;
  private static final String SEPARATORS = ",;\t";

  private Text() {}

  /** Begins behind the byte order mark, if there is one. Bytes that are no UTF-8 are replaced. */
  static BufferedReader reader(InputStream in) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 2 * MAX_HEADER);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** What the first line has most of among what may stand between cells; nothing is read by it. */
  static char separator(BufferedReader reader) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    reader.mark(MAX_HEADER);
    boolean quoted = false;
    for (int i = 0; i < MAX_HEADER; i++) {
      int c = reader.read();
      if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
        break;
      }
      quoted ^= c == '"';
      int separator = SEPARATORS.indexOf(c);
      if (separator >= 0 && !quoted) {
        counts[separator]++;
      }
    }
    reader.reset();
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  static boolean isUtf8(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }
}
