package io.fairqueue.messages.smtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.mail.MailWriter;
import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox.Posted;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.messages.mail.template.Samples;
import io.fairqueue.tck.fixture.ManualTime;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mail as a mail server gets it. */
final class SmtpPostboxTest {

  private static final EmailAddress FAN = new EmailAddress("ada@fans.example");

  private final ManualTime time = new ManualTime();
  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    post.start();
  }

  @AfterEach
  void stop() {
    post.stop();
  }

  @Test
  @Tag("H4")
  void a_mail_arrives_in_both_parts_with_its_pictures_files_and_headers() throws Exception {
    OutgoingMail mail = mail("purchase", Samples.occasion());
    try (SmtpPostbox postbox = postbox(post.getSmtp().getPort())) {
      assertThat(postbox.post(mail)).isInstanceOf(Posted.Taken.class);
      assertThat(postbox.post(mail)).isInstanceOf(Posted.Taken.class);
    }

    assertThat(post.getReceivedMessages()).hasSize(2);
    MimeMessage got = post.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo(mail.subject());
    assertThat(got.getRecipients(Message.RecipientType.TO))
        .containsExactly(new InternetAddress(FAN.value()));
    assertThat(((InternetAddress) got.getFrom()[0]).getPersonal())
        .isEqualTo("Harbour Concerts via FairQueue");
    assertThat(((InternetAddress) got.getFrom()[0]).getAddress()).isEqualTo("box@shop.example");
    assertThat(got.getMessageID()).isEqualTo("<msg_1.mail@shop.example>");
    assertThat(got.getSentDate()).isEqualTo(Date.from(time.instant()));
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("Content-Language")).containsExactly("en");

    MimeMultipart all = (MimeMultipart) got.getContent();
    MimeMultipart either = (MimeMultipart) all.getBodyPart(0).getContent();
    assertThat(either.getContentType()).startsWith("multipart/alternative");
    assertThat(either.getBodyPart(0).getContent()).asString().contains("Ticket 1 of 2");
    MimeMultipart page = (MimeMultipart) either.getBodyPart(1).getContent();
    assertThat(page.getContentType()).startsWith("multipart/related");
    assertThat(page.getBodyPart(0).getContentType()).startsWith("text/html");
    assertThat(page.getCount()).isEqualTo(3);
    BodyPart picture = page.getBodyPart(1);
    assertThat(picture.getHeader("Content-ID")).containsExactly("<ticket-1@fairqueue>");
    assertThat(picture.getDisposition()).isEqualTo("inline");
    assertThat(picture.getInputStream().readAllBytes()).isEqualTo(mail.pictures().get(0).content());
    assertThat(all.getBodyPart(1).getFileName()).isEqualTo("event.ics");
    assertThat(all.getBodyPart(1).getContentType()).startsWith("text/calendar");
  }

  @Test
  @Tag("N14")
  void no_name_begins_a_header_and_any_script_arrives_as_it_was() throws Exception {
    Occasion event = Samples.occasion();
    Occasion hostile =
        new Occasion(
            event.id(),
            1,
            "Night\r\nBcc: eve@evil.example",
            null,
            null,
            null,
            event.zone(),
            "حفلات, \"Ada\" <eve@evil.example>\r\nX-Evil: 1");
    try (SmtpPostbox postbox = postbox(post.getSmtp().getPort())) {
      assertThat(postbox.post(mail("turn", hostile))).isInstanceOf(Posted.Taken.class);
    }

    assertThat(post.getReceivedMessages()).hasSize(1);
    MimeMessage got = post.getReceivedMessages()[0];
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat(got.getHeader("X-Evil")).isNull();
    assertThat(got.getFrom()).hasSize(1);
    assertThat(((InternetAddress) got.getFrom()[0]).getPersonal())
        .isEqualTo("حفلات, \"Ada\" <eve@evil.example> X-Evil: 1 via FairQueue");
    assertThat(((InternetAddress) got.getFrom()[0]).getAddress()).isEqualTo("box@shop.example");
    assertThat(got.getSubject()).isEqualTo("It’s your turn: Night Bcc: eve@evil.example");
  }

  @Test
  @Tag("H2")
  void what_a_server_says_decides_what_becomes_of_a_mail() {
    try (StubServer stub = new StubServer();
        SmtpPostbox postbox = postbox(stub.port())) {
      stub.answers("RCPT", "450 4.2.1 <ada@fans.example> later");
      assertThat(postbox.post(mail())).isEqualTo(new Posted.Deferred("the server said 450"));
      stub.answers("RCPT", "451 4.7.1 <ada@fans.example> is greylisted");
      assertThat(postbox.post(mail())).isEqualTo(new Posted.Deferred("the server said 451"));
      stub.answers("RCPT", "452 4.3.1 no room on this disk");
      assertThat(postbox.post(mail()))
          .isEqualTo(new Posted.Later("the server said 452", null, true));
      stub.answers("RCPT", "421 4.2.1 closing");
      assertThat(postbox.post(mail()))
          .isEqualTo(new Posted.Later("the server said 421", null, true));
      stub.answers("RCPT", "550 5.1.1 <ada@fans.example> who?");
      assertThat(postbox.post(mail())).isEqualTo(new Posted.Refused("the server said 550", true));
      stub.answers("RCPT", "550 5.7.1 <ada@fans.example> we don't like you");
      assertThat(postbox.post(mail())).isEqualTo(new Posted.Refused("the server said 550", false));
      stub.answers("DATA", "554 5.6.0 what a text");
      assertThat(postbox.post(mail())).isEqualTo(new Posted.Refused("the server said 554", false));
      stub.answers("DATA", "451 4.3.0 not now");
      assertThat(postbox.post(mail()))
          .isEqualTo(new Posted.Later("the server said 451", null, true));
      stub.answers("", "");
      assertThat(postbox.post(mail())).isInstanceOf(Posted.Taken.class);
    }
  }

  @Test
  @Tag("H2")
  void a_server_that_is_away_is_left_alone_for_longer_each_time() {
    int port = post.getSmtp().getPort();
    post.stop();
    try (SmtpPostbox postbox = postbox(port)) {
      for (Duration pause : new Duration[] {Duration.ofSeconds(5), Duration.ofSeconds(10)}) {
        assertThat(postbox.post(mail()))
            .isInstanceOfSatisfying(
                Posted.Later.class, later -> assertThat(later.isFailure()).isTrue());
        assertThat(postbox.post(mail()))
            .isEqualTo(
                new Posted.Later("the mail server is away", time.instant().plus(pause), false));
        time.advance(pause);
      }
    }
  }

  private OutgoingMail mail() {
    return mail("turn", Samples.occasion());
  }

  private OutgoingMail mail(String template, Occasion event) {
    return MailWriter.write(
        requireNonNull(Samples.about(event, text -> text).get(template)),
        new Reader(Locale.ENGLISH, "Ada", URI.create("https://shop.example/unsubscribe/t")),
        FAN,
        "msg_1.mail@shop.example",
        Map.of("turn", "line.admitted").getOrDefault(template, template),
        time.instant());
  }

  private SmtpPostbox postbox(int port) {
    return new SmtpPostbox(
        new SmtpConfig(
            "127.0.0.1",
            port,
            SmtpConfig.Encryption.IF_OFFERED,
            null,
            null,
            "Shop <box@shop.example>"),
        2,
        time);
  }
}
