package io.fairqueue.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.Run;
import org.junit.jupiter.api.Test;

final class MailPreviewTest {

  @Test
  void each_part_is_shown_in_the_language_that_is_asked_for_without_any_store() {
    Run text = Run.of("mail", "preview", "turn", "--lang", "de");
    assertThat(text.code()).isZero();
    assertThat(text.out()).startsWith("Sie sind an der Reihe: A Night Out\n").doesNotContain("<");

    Run html = Run.of("mail", "preview", "purchase", "--lang", "ar", "-o", "html");
    assertThat(html.code()).isZero();
    assertThat(html.out())
        .startsWith("<!doctype html>")
        .contains("dir=\"rtl\"", "src=\"data:image/png;base64,")
        .doesNotContain("cid:");
  }

  @Test
  void what_there_is_not_is_a_wrong_word() {
    Run template = Run.of("mail", "preview", "love-letter");
    assertThat(template.code()).isEqualTo(2);
    assertThat(template.err()).contains("purchase", "turn");
    assertThat(Run.of("mail", "preview", "turn", "--lang", "tlh").code()).isEqualTo(2);
    assertThat(Run.of("mail", "preview", "turn", "-o", "pdf").code()).isEqualTo(2);
  }
}
