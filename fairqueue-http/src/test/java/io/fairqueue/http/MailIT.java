package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.mail.PostOffice;
import io.fairqueue.tck.server.TestRedis;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that mails by SMTP. */
final class MailIT {

  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  @Test
  @Tag("A4")
  @Tag("N40")
  @Tag("N52")
  void a_code_comes_by_mail_to_its_account_and_a_post_office_that_is_closed_is_not_told()
      throws MessagingException {
    String email = UUID.randomUUID() + "@fans.example";
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    post.start();
    try (TestServer server = mailing(post.getSmtp().getPort())) {
      Api api = server.api();
      Answer asked = request(api, email).expect(202);

      assertThat(post.waitForIncomingEmail(20_000, 1)).isTrue();
      assertThat(post.getReceivedMessages()).hasSize(1);
      assertThat(post.getReceivedMessages()[0].getAllRecipients())
          .extracting(Object::toString)
          .containsExactly(email);
      Matcher code = CODE.matcher(GreenMailUtil.getBody(post.getReceivedMessages()[0]));
      assertThat(code.find()).isTrue();
      api.post(
              "/api/v1/auth/customer/otp/verify",
              Map.of("email", email, "otp", code.group(), "request_id", asked.text("request_id")))
          .expect(200);
      post.stop();

      request(api, email).expect(202);
      await().until(() -> server.metric("fairqueue_mails_total{outcome=\"retried\"}") >= 1);
    } finally {
      post.stop();
    }
  }

  @Test
  @Tag("A4")
  @Tag("A15")
  void what_a_recipients_server_says_is_nobody_elses_business() {
    CountDownLatch othersServed = new CountDownLatch(1);
    try (PostOffice post = new PostOffice();
        TestServer server = mailing(post.port())) {
      post.answers(
          line -> {
            if (line.contains("slow")) {
              awaited(othersServed);
            }
            return line.startsWith("RCPT") && line.contains("nobody") ? "550 5.1.1 who?" : "";
          });
      request(server.api(), "slow." + UUID.randomUUID() + "@fans.example").expect(202);
      request(server.api(), "nobody." + UUID.randomUUID() + "@fans.example").expect(202);
      request(server.api(), "fan@akıllı.example").expect(202);

      await()
          .until(
              () ->
                  post.recipients().contains("RCPT TO:<fan@xn--akll-mzac.example>")
                      && server.metric("fairqueue_mails_total{outcome=\"refused\"}") == 1);
      othersServed.countDown();
    }
  }

  private static TestServer mailing(int port) {
    return TestServer.on(
        TestServer.freshDatabaseUrl(),
        TestRedis.url(),
        Map.of("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:" + port));
  }

  private static Answer request(Api api, String email) {
    return api.post("/api/v1/auth/customer/otp/request", Map.of("email", email));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
