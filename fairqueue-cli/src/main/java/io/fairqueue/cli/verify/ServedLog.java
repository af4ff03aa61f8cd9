package io.fairqueue.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.EntryBundle;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A log as its server serves it. */
final class ServedLog implements Evidence {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI log;

  /**
   * @param log its address, without a slash at the end
   */
  ServedLog(URI log) {
    String address = log.toString();
    this.log = address.endsWith("/") ? log : URI.create(address + "/");
  }

  @Override
  public String checkpoint() {
    return new String(read(log.resolve("checkpoint")), UTF_8);
  }

  @Override
  public List<NoteKey> keys() {
    String origin = Checkpoint.parse(SignedNote.parse(checkpoint()).text()).origin();
    URI all = log.resolve("/.well-known/fairqueue-log-keys");
    return Keys.parse(new String(read(all), UTF_8)).stream()
        .filter(key -> key.name().equals(origin))
        .toList();
  }

  @Override
  public String receiptKeys() {
    return new String(read(log.resolve("/.well-known/jwks.json")), UTF_8);
  }

  @Override
  public void each(long size, Consumer<byte[]> entry) {
    for (long first = 0; first < size; first += TilePath.WHOLE) {
      int width = (int) Math.min(TilePath.WHOLE, size - first);
      TilePath path = TilePath.ofEntries(first / TilePath.WHOLE, width);
      EntryBundle.unpack(read(log.resolve(path.toString()))).forEach(entry);
    }
  }

  private byte[] read(URI address) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new UncheckedIOException(
            new IOException("%s answered %d".formatted(address, answer.statusCode())));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
