package io.fairqueue.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.PrivateServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.sync.RedisCommands;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of messages are under way, from two nodes, while Redis is emptied and ends, PostgreSQL
 * is started again, and no mail server answers for an hour: each arrives, and once.
 */
@Tag("H6")
@Tag("H8")
@Tag("N45")
@Tag("N46")
class MessagesUnderFaultsIT {

  /** Each has a welcome by mail; two messages to the listener and the stream, one to the shop. */
  private static final int FANS = 1_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final String STREAM = "facts";

  private static final String OPEN =
      "select (select count(*) from deliveries where status in ('PENDING', 'SENDING'))"
          + " + (select count(*) from outbox where relayed_at is null)";

  private final ManualTime time = new ManualTime();
  private final int mailPort = FreePort.any();

  @Test
  void eachMessageArrivesAndOnce() throws Exception {
    try (PrivateServer postgres = TestPostgres.startOwn();
        PrivateServer redis = TestRedis.startOwn();
        Shop shop = new Shop();
        TellingNode one = new TellingNode(postgres.url(), redis.url(), STREAM, mailPort, time);
        TellingNode other = new TellingNode(postgres.url(), redis.url(), STREAM, mailPort, time);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      one.ticks().lanes();
      other.ticks().lanes();
      Fixtures given = new Fixtures(one.stores());
      Event event = given.onSale(2 * FANS);
      shop.hearOf(one.stores(), event, MessageType.LINE_ADMITTED);
      given.crowd(event.id(), FANS, time.instant());

      AtomicBoolean over = new AtomicBoolean();
      List<Future<?>> telling = new ArrayList<>();
      for (TellingNode node : List.of(one, other)) {
        telling.add(threads.submit(() -> tellUntil(over, node)));
      }
      await().atMost(TIMEOUT).until(() -> shop.calls().size() > FANS / 4);
      List<String> streamed = new ArrayList<>(emptyAndEnd(redis));
      await().atMost(TIMEOUT).until(() -> shop.calls().size() > FANS / 2);
      postgres.stop();
      postgres.start();
      await().atMost(TIMEOUT).until(() -> isLeftWaiting(postgres));
      over.set(true);
      for (Future<?> each : telling) {
        each.get();
      }
      assertThat(mailsThatWait(postgres)).isGreaterThanOrEqualTo(FANS);
      redis.start();

      for (int minutes : new int[] {1, 10, 20, 30}) {
        time.advance(Duration.ofMinutes(minutes));
        tell(one);
        tell(other);
      }
      assertThat(mailsThatWait(postgres)).isGreaterThanOrEqualTo(FANS);
      GreenMail post = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", "smtp"));
      post.start();
      try {
        for (int i = 0; i < 20 && count(postgres, OPEN) > 0; i++) {
          time.advance(Duration.ofMinutes(30));
          tell(one);
          tell(other);
        }
        assertThat(count(postgres, OPEN)).isZero();
        assertThat(count(postgres, "select count(*) from deliveries where status = 'DEAD'"))
            .isZero();
        assertThat(welcomed(post)).hasSize(FANS).doesNotHaveDuplicates();
        assertThat(messageIds(post)).doesNotHaveDuplicates();
      } finally {
        post.stop();
      }
      streamed.addAll(ids(redis));
      List<String> heard =
          Stream.of(one.heard(), other.heard()).flatMap(Collection::stream).toList();
      assertThat(shop.calls()).hasSize(FANS).doesNotHaveDuplicates();
      assertThat(heard).hasSize(2 * FANS).doesNotHaveDuplicates().containsAll(shop.calls());
      assertThat(streamed).hasSameElementsAs(heard);
    }
  }

  private static void tellUntil(AtomicBoolean over, TellingNode node) {
    while (!over.get()) {
      try {
        tell(node);
      } catch (StoreUnavailableException away) {
        // It is told later.
      }
    }
  }

  private static void tell(TellingNode node) {
    node.ticks().outbox();
    node.ticks().deliveries();
  }

  /** What was in the stream, which nobody can write to any more. */
  private static List<String> emptyAndEnd(PrivateServer redis) {
    RedisClient client = RedisClient.create(redis.url());
    try (var connection = client.connect()) {
      RedisCommands<String, String> commands = connection.sync();
      commands.multi();
      commands.xrange(STREAM, Range.unbounded());
      commands.flushall();
      commands.clientPause(TIMEOUT.toMillis());
      TransactionResult answers = commands.exec();
      redis.stop();
      List<StreamMessage<String, String>> read = answers.get(0);
      return read.stream().map(each -> each.getBody().get("id")).toList();
    } finally {
      client.shutdown();
    }
  }

  private static List<String> ids(PrivateServer redis) {
    RedisClient client = RedisClient.create(redis.url());
    try (var connection = client.connect()) {
      return connection.sync().xrange(STREAM, Range.unbounded()).stream()
          .map(each -> each.getBody().get("id"))
          .toList();
    } finally {
      client.shutdown();
    }
  }

  /** Whether nothing is due but what waits for a server that is away, or for another moment. */
  private boolean isLeftWaiting(PrivateServer postgres) {
    return count(postgres, "select count(*) from outbox where relayed_at is null") == 0
        && count(
                postgres,
                "select count(*) from deliveries where status in ('PENDING', 'SENDING')"
                    + " and due_at <= '"
                    + time.instant()
                    + "'")
            == 0;
  }

  private static long mailsThatWait(PrivateServer postgres) {
    return count(
        postgres, "select count(*) from deliveries where lane = 'mail' and status = 'PENDING'");
  }

  private static long count(PrivateServer postgres, String sql) {
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static List<String> welcomed(GreenMail post) throws MessagingException {
    List<String> fans = new ArrayList<>();
    for (MimeMessage mail : post.getReceivedMessages()) {
      if (mail.getSubject().startsWith("Welcome")) {
        fans.add(mail.getRecipients(RecipientType.TO)[0].toString());
      }
    }
    return fans;
  }

  private static List<String> messageIds(GreenMail post) throws MessagingException {
    List<String> ids = new ArrayList<>();
    for (MimeMessage mail : post.getReceivedMessages()) {
      ids.add(mail.getMessageID());
    }
    return ids;
  }
}
