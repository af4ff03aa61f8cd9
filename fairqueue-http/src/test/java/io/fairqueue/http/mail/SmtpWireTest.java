package io.fairqueue.http.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.messages.smtp.SmtpConfig;
import io.fairqueue.messages.smtp.SmtpConfig.Encryption;
import io.fairqueue.port.StoreUnavailableException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a mail server is told. */
final class SmtpWireTest {

  private static final EmailAddress FAN = new EmailAddress("ada@fans.example");

  private static @Nullable PostOffice shared;

  @BeforeContainer
  @BeforeAll
  static void open() {
    shared = new PostOffice();
  }

  @AfterContainer
  @AfterAll
  static void close() {
    post().close();
  }

  @Property(tries = 400)
  @net.jqwik.api.Tag("A15")
  void what_is_accepted_is_the_one_recipient_on_the_wire(@ForAll("addresses") String text) {
    EmailAddress address;
    try {
      address = new EmailAddress(text);
    } catch (InvalidInputException refused) {
      return;
    }
    post().lines().clear();

    mailer(post(), Encryption.IF_OFFERED).send(address, "Hello\r\nBcc: eve@evil.example", "World");

    assertThat(post().recipients()).containsExactly("RCPT TO:<" + address.value() + ">");
    assertThat(post().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(post().lines()).contains("To: " + address.value());
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> local =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("abzAZ019!#$%&'*+/=?^_`{|}~-.")
                .ofMinLength(1)
                .ofMaxLength(12),
            Arbitraries.of(
                "ada", "a(c)", "\"a b\"", "a..b", "a> size=1 <c", "ä", "a,b", "a;b", "a:b"));
    Arbitrary<String> domain =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("abzAZ019-.ıİüßς\u0308\u094Dनमｅ。")
                .ofMinLength(1)
                .ofMaxLength(10),
            Arbitraries.of("akıllı", "नमस्ते", "bücher", "xn--bcher-kva", "a> size=1 <b"));
    return Combinators.combine(local, domain).as((l, d) -> l + "@" + d + ".example");
  }

  @Test
  @Tag("A16")
  @Tag("N36")
  void a_server_without_starttls_gets_neither_password_nor_code() {
    try (PostOffice plain = new PostOffice()) {
      plain.answers(line -> line.startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN LOGIN" : "");

      assertThatThrownBy(() -> mailer(plain, Encryption.STARTTLS).send(FAN, "Code", "123456"))
          .isInstanceOf(StoreUnavailableException.class);
      assertThat(plain.lines()).allMatch(line -> line.matches("(EHLO|HELO|QUIT|RSET).*"));

      plain.answers(
          line ->
              line.startsWith("EHLO")
                  ? "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN"
                  : "454 no");
      plain.lines().clear();
      assertThatThrownBy(() -> mailer(plain, Encryption.STARTTLS).send(FAN, "Code", "123456"))
          .isInstanceOf(StoreUnavailableException.class);
      assertThat(plain.lines()).allMatch(line -> line.matches("(EHLO|HELO|QUIT|RSET|STARTTLS).*"));
    }
  }

  @Test
  @Tag("N36")
  void what_a_server_says_for_good_is_told_from_what_may_change_and_holds_no_address() {
    try (PostOffice strict = new PostOffice()) {
      strict.answers(line -> line.startsWith("RCPT") ? "550 5.1.1 <ada@fans.example> who" : "");
      assertThatThrownBy(() -> mailer(strict, Encryption.IF_OFFERED).send(FAN, "Code", "123456"))
          .isInstanceOf(MailRefusedException.class)
          .hasMessage("the server said 550")
          .hasNoCause();

      strict.answers(line -> line.startsWith("RCPT") ? "450 4.2.1 <ada@fans.example> later" : "");
      assertThatThrownBy(() -> mailer(strict, Encryption.IF_OFFERED).send(FAN, "Code", "123456"))
          .isInstanceOf(MailDeferredException.class)
          .hasMessage("the server said 450")
          .hasNoCause();

      strict.answers(line -> line.startsWith("RCPT") ? "452 4.3.1 <ada@fans.example> full" : "");
      assertThatThrownBy(() -> mailer(strict, Encryption.IF_OFFERED).send(FAN, "Code", "123456"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("452")
          .hasMessageNotContaining("ada")
          .hasNoCause();
    }
  }

  @Test
  @Tag("A15")
  void an_address_of_an_earlier_release_is_not_written_to() {
    assertThatThrownBy(
            () ->
                mailer(post(), Encryption.IF_OFFERED)
                    .send(EmailAddress.stored("fan@akıllı.example"), "Code", "123456"))
        .isInstanceOf(MailRefusedException.class);
  }

  private static PostOffice post() {
    return java.util.Objects.requireNonNull(shared);
  }

  private static SmtpMailer mailer(PostOffice post, Encryption encryption) {
    return new SmtpMailer(
        new SmtpConfig(
            "127.0.0.1",
            post.port(),
            encryption,
            encryption == Encryption.STARTTLS ? "box" : null,
            encryption == Encryption.STARTTLS ? "let me in" : null,
            "box@shop.example"));
  }
}
