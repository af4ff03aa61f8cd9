package io.fairqueue.http.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What is sent to many, made small once. */
public final class Gzip {

  private Gzip() {}

  /** These bytes, zipped. */
  public static byte[] of(byte[] content) {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  /**
   * Whether a client takes it.
   *
   * @param encodings its {@code Accept-Encoding}
   */
  public static boolean isTaken(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
  }
}
