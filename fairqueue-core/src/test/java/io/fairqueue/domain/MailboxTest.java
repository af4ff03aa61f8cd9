package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D16")
class MailboxTest {

  @ParameterizedTest
  @CsvSource({
    "me@example.org, me@example.org",
    "Me+tickets@Example.org, me@example.org",
    "me+1+2@example.org, me@example.org",
    "m.e@example.org, m.e@example.org",
    "m.e+x@gmail.com, me@gmail.com",
    "ME@googlemail.com, me@gmail.com",
    "+me@example.org, +me@example.org"
  })
  void isWhereTheMailEndsUp(String address, String mailbox) {
    assertThat(Mailbox.of(new EmailAddress(address))).isEqualTo(new Mailbox(mailbox));
  }
}
