package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.mail.PostOffice;
import io.fairqueue.tck.server.TestRedis;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mail by SMTP about what came about, on real stores. */
final class LettersIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final Map<String, ?> FREE = Map.of("total_inventory", 5, "price_minor", 0);

  @Test
  @Tag("H4")
  @Tag("N52")
  void the_picture_in_the_mail_opens_the_door() throws Exception {
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    post.start();
    try (TestServer server = mailing(post.getSmtp().getPort(), Map.of())) {
      Organizer organizer = server.organizer();
      String event = organizer.onSale(FREE, Map.of());
      setLogo(organizer, event);
      Fan fan = server.newFan();
      fan.join(event).expect(201);
      MimeMessage turn = letter(post, fan.email(), "It’s your turn: A Night Out");
      MimeMultipart parts = (MimeMultipart) turn.getContent();
      assertThat(parts.getBodyPart(0).getContent())
          .asString()
          .contains("https://shop.example/e/" + event + "/line", "(UTC)");

      String claim = fan.claim(event, fan.awaitAdmission(event)).expect(201).text("claim_id");
      MimeMessage mail = letter(post, fan.email(), "Your tickets: A Night Out");
      MimeMultipart either = (MimeMultipart) mail.getContent();
      MimeMultipart page = (MimeMultipart) either.getBodyPart(1).getContent();
      assertThat(page.getBodyPart(0).getContent())
          .asString()
          .contains("cid:ticket-1@fairqueue", "https://shop.example/claims/" + claim)
          .contains("cid:logo@fairqueue");
      BufferedImage logo = ImageIO.read(page.getBodyPart(1).getInputStream());
      assertThat(List.of(logo.getWidth(), logo.getHeight())).containsExactly(128, 96);
      String code = read(ImageIO.read(page.getBodyPart(2).getInputStream()));
      String ticket =
          organizer
              .api()
              .post("/api/v1/events/" + event + "/checkins", Map.of("code", code))
              .expect(200)
              .text("ticket_id");
      assertThat(fan.tickets(claim).json().path("data").path(0).path("ticket_id").asText())
          .isEqualTo(ticket);
    } finally {
      post.stop();
    }
  }

  @Test
  @Tag("H3")
  @Tag("N14")
  void whoever_comes_by_two_devices_is_welcomed_once_by_name_although_the_server_stumbles() {
    AtomicInteger refusals = new AtomicInteger(1);
    try (PostOffice post = new PostOffice();
        TestServer server = mailing(post.port(), Map.of())) {
      String email = UUID.randomUUID() + "@fans.example";
      server
          .api()
          .post(
              "/api/v1/auth/customer/register",
              Map.of("name", "Ada Lovelace", "email", email, "password", "correct horse"))
          .expect(201);
      String code = code(server, post, email);
      // What comes next is the welcome.
      post.answers(
          line -> line.equals("DATA") && refusals.getAndDecrement() > 0 ? "451 4.3.0 not now" : "");
      verify(server, email, code);
      await().atMost(TIMEOUT).until(() -> delivered(server, "account.created", "tries = 1") == 1);
      verify(server, email, code(server, post, email));

      await()
          .atMost(TIMEOUT)
          .until(() -> delivered(server, "account.created", "status = 'DONE'") == 1);
      assertThat(post.lines()).filteredOn(line -> line.startsWith("Subject: Welcome")).hasSize(1);
      assertThat(mails(server, "sent")).isPositive();
      assertThat(mails(server, "failed")).isPositive();
      assertThat(post.lines()).anyMatch(line -> line.equals("Hello Ada Lovelace,"));
      assertThat(delivered(server, "account.created", "true")).isEqualTo(1);
    }
  }

  @Test
  @Tag("H2")
  @Tag("H7")
  void an_address_that_no_server_knows_is_written_to_no_more_until_it_is_proven() {
    try (PostOffice post = new PostOffice();
        TestServer server = mailing(post.port(), Map.of())) {
      String event = server.organizer().onSale(FREE, Map.of("max_claims_per_fan", 3));
      Fan fan = server.newFan("nobody." + UUID.randomUUID() + "@fans.example");
      post.answers(line -> line.startsWith("RCPT") ? "550 5.1.1 who?" : "");
      fan.take(event, Map.of());

      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  server.count("select count(*) from customers where undeliverable_at is not null")
                      == 1);
      await().atMost(TIMEOUT).until(() -> open(server) == 0);
      assertThat(delivered(server, "%", "status = 'DEAD'")).isPositive();
      assertThat(mails(server, "refused")).isPositive();
      long tried = post.recipients().size();
      post.answers(line -> "");
      fan.take(event, Map.of());
      await().atMost(TIMEOUT).until(() -> open(server) == 0);
      await()
          .atMost(TIMEOUT)
          .until(() -> delivered(server, "claim.confirmed", "status = 'SKIPPED'") >= 1);
      assertThat(post.recipients()).hasSize((int) tried);
      assertThat(mails(server, "skipped")).isPositive();

      verify(server, fan.email(), code(server, post, fan.email()));
      fan.take(event, Map.of());
      await()
          .atMost(TIMEOUT)
          .until(() -> delivered(server, "claim.confirmed", "status = 'DONE'") == 1);
    }
  }

  private static String code(TestServer server, PostOffice post, String email) {
    int before = codes(post).size();
    server.api().post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
    await().atMost(TIMEOUT).until(() -> codes(post).size() > before);
    return codes(post).getLast();
  }

  private static void verify(TestServer server, String email, String code) {
    server
        .api()
        .post("/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code))
        .expect(200);
  }

  private static List<String> codes(PostOffice post) {
    return post.lines().stream()
        .filter(line -> !line.startsWith("Message-ID"))
        .map(CODE::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .toList();
  }

  private static long delivered(TestServer server, String type, String condition) {
    return server.count(
        "select count(*) from deliveries d join outbox o on o.id = d.outbox_id where o.type like '"
            + type
            + "' and "
            + condition);
  }

  private static double mails(TestServer server, String outcome) {
    return server.metric(
        "fairqueue_deliveries_tries_total{channel=\"mail\",outcome=\"" + outcome + "\"}");
  }

  private static long open(TestServer server) {
    return server.count(
        "select (select count(*) from deliveries where status in ('PENDING', 'SENDING'))"
            + " + (select count(*) from outbox where relayed_at is null)");
  }

  private static void setLogo(Organizer organizer, String event) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", png);
    organizer
        .api()
        .send(
            organizer
                .api()
                .request("/api/v1/events/" + event + "/logo")
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(png.toByteArray())))
        .expect(204);
  }

  private static TestServer mailing(int port, Map<String, String> more) {
    var settings = new HashMap<String, String>(more);
    settings.put("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:" + port);
    settings.put("FAIRQUEUE_PUBLIC_URL", "https://shop.example");
    return TestServer.on(TestServer.freshDatabaseUrl(), TestRedis.url(), settings);
  }

  private static MimeMessage letter(GreenMail post, String email, String subject) {
    return await()
        .atMost(TIMEOUT)
        .until(() -> received(post, email, subject), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<MimeMessage> received(GreenMail post, String email, String subject)
      throws MessagingException {
    for (MimeMessage mail : post.getReceivedMessages()) {
      if (subject.equals(mail.getSubject())
          && email.equals(mail.getAllRecipients()[0].toString())) {
        return Optional.of(mail);
      }
    }
    return Optional.empty();
  }

  private static String read(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    var source =
        new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
