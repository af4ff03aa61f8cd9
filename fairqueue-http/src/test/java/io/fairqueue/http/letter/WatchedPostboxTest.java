package io.fairqueue.http.letter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class WatchedPostboxTest {

  private static final OutgoingMail MAIL =
      new OutgoingMail(
          new EmailAddress("ada@fans.example"),
          "Shop",
          "Your turn",
          "<p>",
          "text",
          "1@shop.example",
          Instant.EPOCH,
          Map.of(),
          List.of(),
          List.of());

  private final AtomicLong now = new AtomicLong();
  private final Outages outages = new Outages(Map.of(), now::get);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void a_mailbox_that_is_refused_or_greylisted_is_no_outage() {
    posted(new Postbox.Posted.Deferred("the server said 451"));
    posted(new Postbox.Posted.Refused("the server said 550", true));

    assertThat(log.list).isEmpty();
  }

  @Test
  void a_server_that_takes_nothing_is_one_and_what_it_says_of_a_mailbox_ends_it() {
    posted(new Postbox.Posted.Later("ConnectException", null, true));
    posted(new Postbox.Posted.Later("the mail server is away", null, false));
    posted(new Postbox.Posted.Deferred("the server said 451"));
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    outages.look();

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "mail is failing: ConnectException",
            "mail works again, after 0.0 s and 1 failed tries");
  }

  private void posted(Postbox.Posted answer) {
    Postbox watched =
        new WatchedPostbox(
            new Postbox() {
              @Override
              public int room() {
                return 1;
              }

              @Override
              public Posted post(OutgoingMail mail) {
                return answer;
              }
            },
            outages);
    assertThat(watched.post(MAIL)).isEqualTo(answer);
  }
}
