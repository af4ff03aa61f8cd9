package io.fairqueue.http.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.tck.fixture.ManualTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class MailboxMailerTest {

  private static final EmailAddress FAN = new EmailAddress("fan@fans.example");

  private final MailboxMailer mailbox = new MailboxMailer(new ManualTime());

  @Test
  void the_newest_come_first_and_the_oldest_make_room() {
    for (int i = 0; i <= MailboxMailer.MAX_KEPT; i++) {
      mailbox.send(FAN, "subject", "text " + i);
    }
    assertThat(mailbox.mails(null)).hasSize(MailboxMailer.MAX_KEPT);
    assertThat(mailbox.mails(" FAN@fans.example ").getFirst().text())
        .isEqualTo("text " + MailboxMailer.MAX_KEPT);
    assertThat(mailbox.mails(null).getLast().text()).isEqualTo("text 1");
    assertThat(mailbox.mails("other@fans.example")).isEmpty();
  }

  @Test
  @Tag("N36")
  void a_mail_does_not_print_what_it_says() {
    mailbox.send(FAN, "Your code", "123456");
    assertThat(mailbox.mails(null).toString()).doesNotContain("123456", "fan@");
  }
}
