package io.fairqueue.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The way in and out of the program.
 *
 * @param in what people or programs say to us
 * @param out results
 * @param err what is meant for people
 */
public record Streams(InputStream in, PrintStream out, PrintStream err) {

  /** Those of this process; always UTF-8, as JSON is, whatever the locale. */
  public static Streams ofProcess() {
    return new Streams(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(to)), true, StandardCharsets.UTF_8);
  }
}
