package io.fairqueue.http.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Bytes that are put down once and read once. They are gone when they are closed, read or not. */
public final class Spool implements AutoCloseable {

  private final SeekableByteChannel file;
  private final OutputStream out;
  private boolean taken;

  private Spool(SeekableByteChannel file) {
    this.file = file;
    this.out = new Out(Channels.newOutputStream(file));
  }

  public static Spool open() throws IOException {
    // For nobody else to read; without a name from now on, where the system can do that.
    return new Spool(
        Files.newByteChannel(
            Files.createTempFile("fairqueue", ".export"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Where to write. Closing it only ends the writing. */
  public OutputStream out() {
    return out;
  }

  /** What was put down; whoever closes it forgets it. */
  public InputStream take() throws IOException {
    out.flush();
    InputStream in = Channels.newInputStream(file.position(0));
    taken = true;
    return in;
  }

  @Override
  public void close() throws IOException {
    if (!taken) {
      file.close();
    }
  }

  private static final class Out extends BufferedOutputStream {

    Out(OutputStream file) {
      super(file);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
