package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.TilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle, as servers give it to everybody. */
final class BundleFile implements Evidence {

  /** Of one file inside; a piece has 256 entries of 32 KiB at most. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int MAX_LIST = 32 * 10_000_000;

  private static final String TILE = "tile/";

  private final ZipFile zip;

  private BundleFile(ZipFile zip) {
    this.zip = zip;
  }

  static BundleFile open(Path file) {
    try {
      return new BundleFile(new ZipFile(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException(file + " is no bundle: " + e.getMessage(), e));
    }
  }

  @Override
  public String checkpoint() {
    return new String(read("checkpoint"), UTF_8);
  }

  @Override
  public List<NoteKey> keys() {
    return Keys.parse(new String(read("log-keys"), UTF_8));
  }

  @Override
  public String receiptKeys() {
    return new String(read("jwks.json"), UTF_8);
  }

  @Override
  public void each(long size, Consumer<byte[]> entry) {
    for (long first = 0; first < size; first += TilePath.WHOLE) {
      int width = (int) Math.min(TilePath.WHOLE, size - first);
      String path = TilePath.ofEntries(first / TilePath.WHOLE, width).toString();
      EntryBundle.unpack(read(path.substring(TILE.length()))).forEach(entry);
    }
  }

  byte[] read(String name) {
    return read(name, MAX_BYTES);
  }

  /** A list of a lobby's entries may be longer: of ten million. */
  byte[] readAll(String name) {
    return read(name, MAX_LIST);
  }

  private byte[] read(String name, int max) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException("the bundle has no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(max);
      if (bytes.length == max) {
        throw new IllegalArgumentException(name + " is too large");
      }
      return bytes;
    } catch (ZipException damaged) {
      throw new IllegalArgumentException(name + " is damaged: " + damaged.getMessage(), damaged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
