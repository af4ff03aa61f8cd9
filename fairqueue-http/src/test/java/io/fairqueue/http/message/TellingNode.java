package io.fairqueue.http.message;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.Ticks;
import io.fairqueue.messages.hook.HookCourier;
import io.fairqueue.messages.hook.HookSettings;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.mail.MailCourier;
import io.fairqueue.messages.mail.UnsubscribeTokens;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.messages.smtp.SmtpPostbox;
import io.fairqueue.messages.stream.StreamCourier;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisMessageStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A node that tells by every channel, at a test's time; its listener keeps the ids it heard. */
final class TellingNode implements AutoCloseable {

  private static final URI SHOP = URI.create("https://shop.example");

  private final HikariDataSource pool;
  private final PostgresStores stores;
  private final RedisConnections redis;
  private final SmtpPostbox postbox;
  private final HookCourier hooks;
  private final FairQueue node;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  TellingNode(
      String postgresUrl, String redisUrl, String stream, int mailPort, InstantSource time) {
    pool = PostgresDataSources.pool(new PostgresConfig(postgresUrl, null, null, 12));
    PostgresMigrations.migrate(pool);
    stores = new PostgresStores(pool, LineListener.none());
    redis = new RedisConnections(RedisConfig.of(redisUrl));
    postbox =
        new SmtpPostbox(
            new SmtpConfig(
                "127.0.0.1",
                mailPort,
                SmtpConfig.Encryption.IF_OFFERED,
                null,
                null,
                "Shop <box@shop.example>"),
            4,
            time);
    hooks =
        new HookCourier(
            stores,
            SecretVault.plain(),
            HookSettings.defaults().withLoopback(true).within(Duration.ofSeconds(20)),
            time);
    Links links = new Links(SHOP, () -> SHOP, true, new UnsubscribeTokens(new byte[32]));
    node =
        FairQueue.builder()
            .stores(stores)
            .time(time)
            .courier(hooks)
            .courier(new StreamCourier(stream, new RedisMessageStream(redis, stream)))
            .courier(
                new MailCourier(
                    postbox,
                    stores,
                    links,
                    ticket -> "code",
                    event -> Optional.empty(),
                    Locale.ENGLISH,
                    time))
            .listener("books", Set.of(), message -> heard.add(message.head().id().toString()))
            .onFailure((task, failure) -> {})
            .build();
  }

  Stores stores() {
    return stores;
  }

  Ticks ticks() {
    return node.ticks();
  }

  List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  @Override
  public void close() {
    hooks.close();
    postbox.close();
    redis.close();
    stores.close();
    pool.close();
  }
}
