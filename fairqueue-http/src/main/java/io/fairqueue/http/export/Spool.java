package io.fairqueue.http.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that are put down once and read once. What nobody takes is gone when it is closed. */
final class Spool implements AutoCloseable {

  private final Path file;
  private final OutputStream out;
  private boolean taken;

  private Spool(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  static Spool open() throws IOException {
    // For nobody else to read, and for nobody to guess.
    Path file = Files.createTempFile("fairqueue", ".export");
    return new Spool(file, new BufferedOutputStream(Files.newOutputStream(file)));
  }

  OutputStream out() {
    return out;
  }

  /** What was put down; whoever closes it forgets it. */
  InputStream take() throws IOException {
    out.close();
    InputStream in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    taken = true;
    return in;
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (!taken) {
      Files.delete(file);
    }
  }
}
