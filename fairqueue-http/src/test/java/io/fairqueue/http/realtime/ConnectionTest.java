package io.fairqueue.http.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.security.Caller;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.tck.fixture.ManualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ConnectionTest {

  private final ManualTime time = new ManualTime();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Wire wire = new Wire();
  private final Connection connection = connection(wire);

  @Test
  @Tag("E7")
  void a_silent_peer_is_asked_and_then_left() {
    time.advance(Connection.PING_AFTER.minusMillis(1));
    connection.checkSilence(time.instant());
    assertThat(wire.pings).isZero();

    time.advance(Duration.ofMillis(1));
    connection.checkSilence(time.instant());
    assertThat(wire.pings).isEqualTo(1);
    connection.heard(time.instant());
    time.advance(Connection.GIVE_UP_AFTER.minusMillis(1));
    connection.checkSilence(time.instant());
    assertThat(wire.closed).isEmpty();

    time.advance(Duration.ofMillis(1));
    connection.checkSilence(time.instant());
    assertThat(wire.closed).containsExactly(CloseCause.TOO_SILENT);
  }

  @Test
  void a_peer_that_can_only_read_shows_its_life_by_reading() {
    wire.readsOnly = true;
    for (int i = 0; i < 10; i++) {
      time.advance(Connection.PING_AFTER);
      connection.checkSilence(time.instant());
    }
    assertThat(wire.pings).isEqualTo(10);
    assertThat(wire.closed).isEmpty();
  }

  @Test
  @Tag("E6")
  void a_slow_reader_is_dropped_once_and_counted_once() {
    connection.send("a");
    wire.writable = false;
    connection.send("b");
    connection.send("c");
    wire.writable = true;
    connection.send("d");
    assertThat(wire.sent).containsExactly("a");
    assertThat(wire.closed).containsExactly(CloseCause.TOO_SLOW);
    assertThat(registry.counter("fairqueue.sockets.dropped", "reason", "too_slow").count())
        .isEqualTo(1);
    assertThat(registry.counter("fairqueue.sockets.pushed").count()).isEqualTo(1);
  }

  private Connection connection(Outlet outlet) {
    var keys = new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
    var messages = new Messages(new Positions(new Tokens(keys), time), new ObjectMapper());
    var handshake = new Handshake(new EventId(UUID.randomUUID()), fan());
    return new Connection(handshake, outlet, messages, new PushMetrics(registry), time.instant());
  }

  private static final class Wire implements Outlet {

    private final List<String> sent = new ArrayList<>();
    private final List<CloseCause> closed = new ArrayList<>();
    private boolean writable = true;
    private boolean readsOnly;
    private int pings;

    @Override
    public boolean isWritable() {
      return writable;
    }

    @Override
    public void send(String message) {
      sent.add(message);
    }

    @Override
    public boolean ping() {
      pings++;
      return readsOnly;
    }

    @Override
    public void close(CloseCause cause) {
      closed.add(cause);
    }
  }

  private static Caller.Fan fan() {
    UUID id = UUID.randomUUID();
    return new Caller.Fan(
        new CustomerId(id),
        new VerifiedToken("a key", id, UUID.randomUUID(), 0, null, null, Instant.MAX, Instant.MIN));
  }
}
