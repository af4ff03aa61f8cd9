package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.TestPostgres;
import io.fairqueue.tck.TestRedis;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.UUID;
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
  void a_code_comes_by_mail_to_its_account_and_a_post_office_that_is_closed_is_told()
      throws MessagingException {
    String email = UUID.randomUUID() + "@fans.example";
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    post.start();
    try (TestServer server =
        TestServer.on(
            TestPostgres.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_SMTP_URL", "smtp://127.0.0.1:" + post.getSmtp().getPort()))) {
      Api api = server.api();
      api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);

      assertThat(post.getReceivedMessages()).hasSize(1);
      assertThat(post.getReceivedMessages()[0].getAllRecipients())
          .extracting(Object::toString)
          .containsExactly(email);
      Matcher code = CODE.matcher(GreenMailUtil.getBody(post.getReceivedMessages()[0]));
      assertThat(code.find()).isTrue();
      api.post("/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code.group()))
          .expect(200);
      post.stop();

      api.post("/api/v1/auth/customer/otp/request", Map.of("email", email))
          .expectProblem(503, "STORE_UNAVAILABLE");
    } finally {
      post.stop();
    }
  }
}
