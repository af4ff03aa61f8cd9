package io.fairqueue.messages.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.template.Occasion;
import io.fairqueue.messages.mail.template.Samples;
import io.fairqueue.messages.mail.template.Template;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mail, in each language, about whatever people call themselves and their events. */
final class TemplatesTest {

  private static final EmailAddress FAN = new EmailAddress("ada@fans.example");
  private static final URI STOP = URI.create("https://tickets.example/unsubscribe/t");
  private static final Instant AT = Instant.parse("2026-06-01T17:00:00Z");
  private static final int MAX_BYTES = 100 * 1024;

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script><img src=\"https://evil.example/x\" onerror=x>",
          "Ada\"'><b>&amp;{event}${7*7}$1\\",
          "Ada\r\nBcc: eve@evil.example\r\n\r\nHello\0",
          "Ada\u202Egnp.exe\u2066 \u2028Bcc: eve@evil.example",
          "\uD83D half, \u0639\u0644\u064A \uD83C\uDFB8 " + "w".repeat(200));

  /** A tag or attribute that the hostile texts would bring in. */
  private static final Pattern BROUGHT_IN =
      Pattern.compile("<script|<b>|<[^>]*(evil|alert|onerror)");

  private static final Pattern LOADED_FROM_ELSEWHERE =
      Pattern.compile("<[^>]*(src|background)=\"(?!cid:)|url\\(|@import|<link|<script|<iframe");

  static Stream<Language> languages() {
    return Arrays.stream(Language.values());
  }

  @ParameterizedTest
  @MethodSource("languages")
  @Tag("N14")
  @Tag("N40")
  void both_parts_say_everything_and_hold_nothing_from_elsewhere(Language language) {
    Samples.all()
        .forEach((name, template) -> assertSound(name, written(template, "Ada", language)));
    OutgoingMail purchase = written(requireNonNull(Samples.all().get("purchase")), "Ada", language);
    for (String part : List.of(purchase.html(), purchase.text())) {
      assertThat(part).contains("Ada", "A Night Out", "Elbphilharmonie", "119", "A 12", "A 13");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  @Tag("N14")
  void whatever_people_wrote_is_shown_as_text_and_never_begins_a_header(Language language) {
    for (String hostile : HOSTILE) {
      mails(hostile, text -> hostile)
          .forEach(
              (name, template) -> {
                OutgoingMail mail = written(template, hostile, language);
                assertSound(name, mail);
                assertThat(mail.html()).as(name).doesNotContainPattern(BROUGHT_IN);
                assertThat(mail.text()).as(name).doesNotContain("\r", "\0");
                // What an organizer says may have lines of its own, in the text alone.
                if (!name.equals("notice")) {
                  assertThat(mail.text()).as(name).doesNotContain("\nBcc:");
                }
                for (String line :
                    Stream.concat(
                            Stream.of(mail.subject(), mail.sender()),
                            mail.headers().values().stream())
                        .toList()) {
                  assertThat(line).as(name).doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u202E\\u2028]");
                }
              });
    }
  }

  @Test
  void a_name_with_a_place_in_it_is_not_filled_in() {
    OutgoingMail mail =
        written(requireNonNull(Samples.all().get("welcome")), "{value} $1 {name}", Language.EN);
    assertThat(mail.text()).contains("Hello {value} $1 {name},");
  }

  @Test
  void arabic_runs_from_right_to_left_and_keeps_other_names_apart() {
    OutgoingMail mail = written(requireNonNull(Samples.all().get("turn")), "Ada", Language.AR);
    assertThat(mail.html()).contains("<html lang=\"ar\" dir=\"rtl\">", "\u2068A Night Out\u2069");
    assertThat(mail.subject()).contains("A Night Out").doesNotContain("\u2068");
  }

  @Test
  void only_what_is_not_about_a_purchase_or_place_can_be_stopped() {
    Samples.all()
        .forEach(
            (name, template) -> {
              OutgoingMail mail = written(template, "Ada", Language.EN);
              boolean canStop = name.equals("welcome");
              assertThat(mail.headers().containsKey("List-Unsubscribe"))
                  .as(name)
                  .isEqualTo(canStop);
              assertThat(mail.text().contains(STOP.toString())).as(name).isEqualTo(canStop);
            });
    assertThat(written(requireNonNull(Samples.all().get("welcome")), "Ada", Language.EN).headers())
        .containsEntry("List-Unsubscribe", "<" + STOP + ">")
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  @Test
  void times_are_told_where_the_event_is() {
    OutgoingMail mail = written(requireNonNull(Samples.all().get("turn")), "Ada", Language.DE);
    assertThat(mail.text()).contains("Ihre Zeit endet um 19:05 (MESZ)");
  }

  @Test
  void the_calendar_file_is_folded_and_escaped() {
    Occasion event = Samples.occasion();
    Occasion odd =
        new Occasion(
            event.id(),
            event.edition(),
            "Ä, b; c\\ " + "ü".repeat(80),
            "Hall\r\nATTENDEE:eve",
            event.startsAt(),
            event.endsAt(),
            event.zone(),
            event.organizer());
    OutgoingMail mail =
        written(
            requireNonNull(Samples.about(odd, UnaryOperator.identity()).get("purchase")),
            "A",
            Language.EN);

    OutgoingMail.Part file = mail.files().getFirst();
    String text = new String(file.content(), StandardCharsets.UTF_8);
    assertThat(file.name()).isEqualTo("event.ics");
    assertThat(text.lines())
        .allSatisfy(
            line -> {
              assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
              assertThat(line).doesNotStartWith("ATTENDEE");
            })
        .contains(
            "BEGIN:VEVENT", "DTSTART:20260612T183000Z", "DTEND:20260612T210000Z", "SEQUENCE:3");
    assertThat(text.replace("\r\n ", ""))
        .contains("SUMMARY:Ä\\, b\\; c\\\\ " + "ü".repeat(80), "LOCATION:Hall\\nATTENDEE:eve");
  }

  private static void assertSound(String name, OutgoingMail mail) {
    assertThat(mail.subject()).as(name).isNotBlank();
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).as(name).isLessThan(MAX_BYTES);
    assertThat(mail.html())
        .as(name)
        .startsWith("<!doctype html>")
        .contains("color-scheme", "</html>")
        .doesNotContainPattern(LOADED_FROM_ELSEWHERE);
    assertThat(mail.text()).as(name).contains("\n-- \n").doesNotContain("<td", "null");
    assertThat(mail.html()).as(name).doesNotContain(">null<");
    for (OutgoingMail.Part picture : mail.pictures()) {
      assertThat(mail.html()).contains("src=\"cid:" + picture.id() + "\"");
      assertThat(mail.text()).contains(picture.name());
      assertThat(picture.content()).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  private static Map<String, Template> mails(String name, UnaryOperator<String> text) {
    Occasion event = Samples.occasion();
    return Samples.about(
        new Occasion(
            event.id(),
            event.edition(),
            name,
            name,
            event.startsAt(),
            event.endsAt(),
            event.zone(),
            name),
        text);
  }

  private static OutgoingMail written(Template template, String name, Language language) {
    Reader reader = new Reader(Locale.forLanguageTag(language.tag()), name, STOP);
    return MailWriter.write(template, reader, FAN, "msg_1@tickets.example", "topic", AT);
  }
}
