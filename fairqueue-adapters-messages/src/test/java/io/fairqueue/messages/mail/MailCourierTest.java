package io.fairqueue.messages.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Translation;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.memory.account.MemoryCodeStore;
import io.fairqueue.port.ProfileChange;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.SeedKeys;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailCourierTest {

  private static final Instant START = Fixtures.START;
  private static final URI SHOP = URI.create("https://tickets.example");

  private final MemoryStores stores = new MemoryStores();
  private final Fixtures given = new Fixtures(stores);
  private final Kept postbox = new Kept();
  private final MailCourier courier = courier(Locale.ENGLISH, true);

  @ParameterizedTest
  @CsvSource({"de-AT, Sommerfest", "fr, Summer fair", "ja, Summer fair"})
  void fans_are_written_to_of_an_event_by_its_name_in_their_language(String locale, String name) {
    EventId fair = given.onSale(fair()).id();
    CustomerId fan = given.customer();
    stores.customers().change(fan, new ProfileChange(null, true, locale, false, null), START);
    QueueEntry.Admitted entry = given.admitted(fair, fan, START);

    assertThat(courier.carry(new Target.Fan(fan), admitted(entry)))
        .isInstanceOf(Receipt.Accepted.class);

    assertThat(postbox.mails).hasSize(1);
    assertThat(postbox.mails.getFirst().text()).contains(name);
  }

  @Test
  void whose_turn_it_is_gets_the_newest_checkpoint_of_the_line_to_keep() {
    EventId event = given.onSale(Fixtures.details(10)).id();
    CustomerId fan = given.customer();
    QueueEntry.Admitted entry = given.admitted(event, fan, START);
    SeedKeys keys = new SeedKeys(7);
    FairQueue.builder()
        .stores(stores)
        .codes(new MemoryCodeStore())
        .time(new ManualTime(START))
        .logIdentity(new LogIdentity(keys, "tickets.example.org"))
        .build()
        .ticks()
        .publicLogs();

    assertThat(courier.carry(new Target.Fan(fan), admitted(entry)))
        .isInstanceOf(Receipt.Accepted.class);

    String note = stores.publicLogs().head(event, 0).orElseThrow().note();
    assertThat(
            SignedNote.parse(note)
                .isSignedBy(keys.keys("tickets.example.org/log/" + event).getFirst()))
        .isTrue();
    OutgoingMail mail = postbox.mails.getFirst();
    assertThat(mail.text()).contains("\n" + note + "\n-- \n", "/verify?event=" + event);
    // What HTML escapes of base64 is read as it was.
    assertThat(mail.html().replace("&#43;", "+").replace("&#61;", "=")).contains(note.strip());
  }

  @Test
  void who_asked_is_told_how_many_are_ahead_when_the_mail_is_written_and_where_to_look() {
    EventId event = given.onSale(10).id();
    CustomerId first = given.customer();
    given.join(event, first, START);
    given.join(event, given.customer(), START);
    QueueEntry.Waiting entry = given.join(event, given.customer(), START);
    stores.lines().leave(event, first, START);
    Target fan = new Target.Fan(entry.facts().customerId());

    assertThat(courier.carry(fan, asked(entry))).isInstanceOf(Receipt.Accepted.class);

    OutgoingMail mail = postbox.mails.getFirst();
    for (String part : List.of(mail.text(), mail.html())) {
      assertThat(part).contains("Your number is 3.", SHOP + "/e/" + event + "/line");
    }
    assertThat(mail.text()).containsPattern("People ahead of you\\W+1\\b");

    stores.lines().leave(event, entry.facts().customerId(), START);
    assertThat(courier.carry(fan, asked(entry))).isInstanceOf(Receipt.Pointless.class);
    assertThat(postbox.mails).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Change your password:, Country: Germany",
    "de, Passwort ändern:, Land: Deutschland"
  })
  void an_organizer_is_told_of_a_new_browser_and_where_the_password_is_changed(
      String locale, String button, String country) {
    OrganizerId who = given.organizer();

    assertThat(
            courier(Locale.forLanguageTag(locale), true)
                .carry(new Target.Organizer(who), seen(who, "curl/8.5", "DE")))
        .isInstanceOf(Receipt.Accepted.class);

    OutgoingMail mail = postbox.mails.getFirst();
    assertThat(mail.text())
        .contains("curl/8.5", country, "10:00", "(UTC)", button + " " + SHOP + "/console/account");
    assertThat(mail.html()).contains("curl/8.5", "href=\"" + SHOP + "/console/account\"");
  }

  @Test
  void what_is_not_known_of_a_new_browser_is_not_said_nor_a_page_shown_that_there_is_not() {
    OrganizerId who = given.organizer();

    courier(Locale.ENGLISH, false).carry(new Target.Organizer(who), seen(who, null, null));

    assertThat(postbox.mails.getFirst().text())
        .contains("change your password now")
        .doesNotContain("Country", "Browser or program", "/console", "null");
  }

  @Test
  void who_may_not_sign_in_any_more_is_not_told_of_a_new_browser() {
    OrganizerId who = given.organizer();
    stores.organizers().setDisabled(who, true);

    assertThat(courier.carry(new Target.Organizer(who), seen(who, null, null)))
        .isInstanceOf(Receipt.Pointless.class);
    assertThat(postbox.mails).isEmpty();
  }

  private static Message seen(OrganizerId who, @Nullable String agent, @Nullable String country) {
    return new Message.StaffDeviceSeen(
        new Message.Head(MessageId.of(MessageType.STAFF_NEW_DEVICE, who.value(), ""), 1, START),
        who,
        agent,
        country);
  }

  private MailCourier courier(Locale usual, boolean hasConsole) {
    return new MailCourier(
        postbox,
        stores,
        new Links(SHOP, () -> SHOP, hasConsole, new UnsubscribeTokens(new byte[32])),
        ticket -> "code",
        event -> Optional.empty(),
        usual,
        new ManualTime(START));
  }

  private static Message asked(QueueEntry.Waiting entry) {
    return new Message.PlaceAsked(
        new Message.Head(MessageId.of(MessageType.LINE_JOINED, entry.id().value(), ""), 1, START),
        new Message.Place(entry.facts().eventId(), entry.id(), entry.facts().customerId()));
  }

  private static Message admitted(QueueEntry.Admitted entry) {
    MessageType type = MessageType.LINE_ADMITTED;
    return new Message.Admitted(
        new Message.Head(MessageId.of(type, UUID.randomUUID(), ""), 1, START),
        new Message.Place(entry.facts().eventId(), entry.id(), entry.facts().customerId()),
        entry.admittedUntil());
  }

  private static EventDetails fair() {
    Map<String, Translation> texts =
        Map.of("de", new Translation("Sommerfest", null), "ja", new Translation("夏祭り", null));
    return Fixtures.details(10)
        .edit()
        .name("Summer fair")
        .storefront(new Storefront(null, List.of(), Theme.NONE, null, texts))
        .build();
  }

  /** Keeps what is posted. */
  private static final class Kept implements Postbox {

    private final List<OutgoingMail> mails = new ArrayList<>();

    @Override
    public int room() {
      return 1;
    }

    @Override
    public Posted post(OutgoingMail mail) {
      mails.add(mail);
      return new Posted.Taken();
    }
  }
}
