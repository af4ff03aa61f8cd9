package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.witness.Cosigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a witness has signed last of each log, and its own key: files in a folder of its own. */
final class WitnessState {

  private static final int SEED_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;

  WitnessState(Path folder) {
    this.folder = folder;
  }

  /** Its key; a new one, once. */
  Cosigner cosigner(String name) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("key");
      if (!Files.exists(file)) {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        replace(file, HEX.formatHex(seed));
      }
      return new Cosigner(name, HEX.parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was signed last of a log; null for nothing. */
  @Nullable Checkpoint seen(String origin) {
    Path file = file(origin);
    try {
      return Files.exists(file) ? Checkpoint.parse(Files.readString(file)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before it is signed: who was killed in between has signed nothing. */
  void note(Checkpoint checkpoint) {
    try {
      replace(file(checkpoint.origin()), checkpoint.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String origin) {
    return folder.resolve(HEX.formatHex(Sha256.of(origin)));
  }

  /** As a whole or not at all; for nobody else to read. */
  private void replace(Path file, String text) throws IOException {
    Path next = Files.createTempFile(folder, "next", ".tmp");
    try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
