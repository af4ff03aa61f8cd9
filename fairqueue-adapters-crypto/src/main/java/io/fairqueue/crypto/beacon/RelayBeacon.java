package io.fairqueue.crypto.beacon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.draw.Beacon;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks relays of drand, one after the other, until one has a value that proves itself: none of them
 * is trusted. Thread-safe.
 */
public final class RelayBeacon implements Beacon, AutoCloseable {

  /** The public relays of the League of Entropy. */
  public static final List<URI> PUBLIC =
      List.of(
          URI.create("https://api.drand.sh"),
          URI.create("https://api2.drand.sh"),
          URI.create("https://api3.drand.sh"),
          URI.create("https://drand.cloudflare.com"));

  /** The most relays that are asked. */
  public static final int MAX_RELAYS = 5;

  private static final int MAX_BYTES = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;
  private static final String ROUND = "round";
  private static final String SIGNATURE = "signature";

  private final List<URI> relays;
  private final BiConsumer<URI, Why> refused;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param relays to be asked in this order; none for a server that reaches none
   * @param refused hears whose answer was no good, and why
   */
  public RelayBeacon(List<URI> relays, BiConsumer<URI, Why> refused) {
    this.relays = List.copyOf(relays);
    this.refused = refused;
  }

  @Override
  public Optional<DrawValue.OfBeacon> fetch(BeaconChain chain, long round) {
    for (URI relay : relays) {
      try {
        return Optional.of(fetch(relay, chain, round));
      } catch (RefusedException no) {
        refused.accept(relay, no.why);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean isTrue(BeaconChain chain, DrawValue.OfBeacon value) {
    return BeaconSignature.isOf(chain, value.round(), value.signature().toArray());
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private DrawValue.OfBeacon fetch(URI relay, BeaconChain chain, long round)
      throws InterruptedException {
    URI url = URI.create("%s/%s/public/%d".formatted(base(relay), chain.hash(), round));
    Map<String, @Nullable Object> told = read(url);
    if (!(told.get(ROUND) instanceof Number named) || named.longValue() != round) {
      throw new RefusedException(Why.OTHER_ROUND);
    }
    if (!(told.get(SIGNATURE) instanceof String signature)) {
      throw new RefusedException(Why.UNREADABLE);
    }
    DrawValue.OfBeacon value;
    try {
      value = new DrawValue.OfBeacon(round, Bytes.ofHex(signature));
    } catch (IllegalArgumentException noHex) {
      throw new RefusedException(Why.UNREADABLE);
    }
    if (!isTrue(chain, value)) {
      throw new RefusedException(Why.NOT_TRUE);
    }
    return value;
  }

  private static String base(URI relay) {
    String text = relay.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** All of it within the time: an answer that trickles in is none. */
  private Map<String, @Nullable Object> read(URI url) throws InterruptedException {
    FutureTask<String> reading = new FutureTask<>(() -> text(url));
    Thread reader = Thread.ofVirtual().name("fairqueue-beacon").start(reading);
    try {
      String told = reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      // A relay that says "null" says nothing.
      return Objects.requireNonNullElse(JSONObjectUtils.parse(told), Map.of());
    } catch (TimeoutException slow) {
      throw new RefusedException(Why.SLOW);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RefusedException known
          ? known
          : new RefusedException(Why.UNREACHABLE);
    } catch (ParseException noJson) {
      throw new RefusedException(Why.UNREADABLE);
    } finally {
      reader.interrupt();
    }
  }

  private String text(URI url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url).timeout(PATIENCE).header("Accept", "application/json").build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != OK) {
        throw new RefusedException(Why.NO_SUCH_ROUND);
      }
      byte[] read = body.readNBytes(MAX_BYTES + 1);
      if (read.length > MAX_BYTES) {
        throw new RefusedException(Why.TOO_LARGE);
      }
      return new String(read, UTF_8);
    }
  }

  /** Why an answer was no good. */
  public enum Why {
    UNREACHABLE,
    SLOW,
    /** It has no such round (yet), or says something else than 200. */
    NO_SUCH_ROUND,
    TOO_LARGE,
    UNREADABLE,
    OTHER_ROUND,
    /** The signature is not that of the round. */
    NOT_TRUE
  }

  private static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;

    RefusedException(Why why) {
      super(why.name(), null, false, false);
      this.why = why;
    }
  }
}
