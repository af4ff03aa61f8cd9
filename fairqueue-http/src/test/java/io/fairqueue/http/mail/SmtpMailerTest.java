package io.fairqueue.http.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.port.StoreUnavailableException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SmtpMailerTest {

  private static final EmailAddress FAN = new EmailAddress("ada@fans.example");

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
  @Tag("N19")
  void a_mail_arrives_once_as_it_was_written() throws MessagingException {
    post.setUser("box", "let me in");

    mailer("box", "let me in").send(FAN, "Ihr Code – naïve", "Your code is 123456\n");

    assertThat(post.getReceivedMessages()).hasSize(1);
    MimeMessage mail = post.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Ihr Code – naïve");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(FAN.value());
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("box@shop.example");
    assertThat(GreenMailUtil.getBody(mail)).contains("Your code is 123456");
  }

  @Test
  void a_server_that_is_away_is_a_store_that_is_away() {
    SmtpMailer mailer = mailer(null, null);
    post.stop();

    assertThatThrownBy(() -> mailer.send(FAN, "Hello", "World"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageNotContaining(FAN.value());
  }

  private SmtpMailer mailer(@Nullable String user, @Nullable String password) {
    return new SmtpMailer(
        new SmtpConfig(
            "127.0.0.1",
            post.getSmtp().getPort(),
            SmtpConfig.Encryption.IF_OFFERED,
            user,
            password,
            "box@shop.example"));
  }
}
