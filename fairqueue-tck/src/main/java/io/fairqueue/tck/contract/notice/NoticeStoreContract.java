package io.fairqueue.tck.contract.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeStore} does: fans are spoken to, not too often, and it is taken back. */
public abstract class NoticeStoreContract extends StoresSuite {

  private static final OrganizerId ANN = new OrganizerId(UUID.randomUUID());

  @Test
  void whatIsSaidIsShownTheLatestFirst() {
    EventId event = given().onSale(1).id();
    List<PublicNotice> said = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      said.addFirst(post(event, START.plusSeconds(30 * i), null));
    }
    var unused = post(given().onSale(1).id(), START, null);

    assertThat(notices().latest(event, 100)).isEqualTo(said);
    assertThat(notices().latest(event, 2)).isEqualTo(said.subList(0, 2));
    assertThat(notices().shown(event, START.plusSeconds(300))).isEqualTo(said.subList(0, 5));
  }

  @Test
  void allOfItIsReadBack() {
    EventId event = given().onSale(1).id();
    PublicNotice notice =
        new PublicNotice(
            new NoticeId(UUID.randomUUID()),
            event,
            NoticeLevel.WARNING,
            Map.of("en", "Doors at 8.\n\nBring \"ID\", 100 % \\ {}", "ar", "الأبواب"),
            ANN,
            START,
            START.plusSeconds(60),
            null);

    assertThat(notices().post(notice)).isEqualTo(new PostOutcome.Posted(notice, 0));

    assertThat(notices().latest(event, 1)).containsExactly(notice);
  }

  @Test
  void oneWithAnEndIsShownUntilThen() {
    EventId event = given().onSale(1).id();
    PublicNotice notice = post(event, START, START.plusSeconds(60));

    assertThat(notices().shown(event, START.plusSeconds(59))).containsExactly(notice);
    assertThat(notices().shown(event, START.plusSeconds(60))).isEmpty();
    assertThat(notices().latest(event, 9)).containsExactly(notice);
  }

  @Test
  void oneThatIsTakenBackIsShownNoMore() {
    EventId event = given().onSale(1).id();
    PublicNotice notice = post(event, START, null);
    Instant now = START.plusSeconds(5);

    assertThat(notices().takeBack(given().onSale(1).id(), notice.id(), now)).isFalse();
    assertThat(notices().takeBack(event, new NoticeId(UUID.randomUUID()), now)).isFalse();
    assertThat(notices().takeBack(event, notice.id(), now)).isTrue();
    assertThat(notices().takeBack(event, notice.id(), now.plusSeconds(1))).isFalse();

    assertThat(notices().shown(event, now)).isEmpty();
    assertThat(notices().latest(event, 9))
        .singleElement()
        .matches(each -> now.equals(each.takenBackAt()));
  }

  @Test
  void thereIsOneInThirtySecondsTakenBackOrNot() {
    EventId event = given().onSale(1).id();
    PublicNotice first = post(event, START, null);
    var unused = notices().takeBack(event, first.id(), START.plusSeconds(1));

    assertThat(notices().post(notice(event, START.plusSeconds(29), null)))
        .isEqualTo(new PostOutcome.TooMany(START.plusSeconds(30)));
    assertThat(notices().latest(event, 9)).hasSize(1);
    var next = post(event, START.plusSeconds(30), null);
    assertThat(notices().latest(event, 1)).containsExactly(next);
  }

  @Test
  void thereAreTwentyADay() {
    EventId event = given().onSale(1).id();
    for (int i = 0; i < 20; i++) {
      var unused = post(event, START.plusSeconds(60 * i), null);
    }
    Instant tomorrow = START.plus(Duration.ofDays(1));

    assertThat(notices().post(notice(event, START.plusSeconds(60 * 20), null)))
        .isEqualTo(new PostOutcome.TooMany(tomorrow));
    assertThat(notices().post(notice(event, tomorrow.minusSeconds(1), null)))
        .isEqualTo(new PostOutcome.TooMany(tomorrow));
    var next = post(event, tomorrow, null);
    assertThat(notices().latest(event, 1)).containsExactly(next);
  }

  @Test
  void whatIsRepeatedIsSaidOnce() {
    EventId event = given().onSale(1).id();
    PublicNotice notice = post(event, START, null);

    assertThat(notices().post(notice)).isEqualTo(new PostOutcome.Posted(notice, 0));

    assertThat(notices().latest(event, 9)).hasSize(1);
  }

  @Test
  void ofManyWhoSpeakAtOnceOneIsHeard() {
    EventId event = given().onSale(1).id();

    List<PostOutcome> outcomes =
        Race.of(8, i -> notices().post(notice(event, START.plusSeconds(i), null)));

    assertThat(outcomes).filteredOn(PostOutcome.Posted.class::isInstance).hasSize(1);
    assertThat(notices().latest(event, 9)).hasSize(1);
  }

  @Test
  void whatCannotBeShownIsNotSaid() {
    EventId event = given().onSale(1).id();
    for (Map<String, String> text :
        List.of(
            Map.<String, String>of(),
            Map.of("en", ""),
            Map.of("en", " "),
            Map.of("en", "x".repeat(501)),
            Map.of("en", "a\0b"),
            Map.of("en", "a\u202eb"),
            Map.of("en", "\ud800"),
            Map.of("EN", "x"),
            Map.of("english", "x"),
            Map.of("", "x"))) {
      assertThatThrownBy(() -> said(event, text, START, null))
          .as(text.toString())
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> notice(event, START, START)).isInstanceOf(InvalidInputException.class);
  }

  private PublicNotice post(EventId event, Instant at, @Nullable Instant until) {
    PublicNotice notice = notice(event, at, until);
    assertThat(notices().post(notice)).isEqualTo(new PostOutcome.Posted(notice, 0));
    return notice;
  }

  private static PublicNotice notice(EventId event, Instant at, @Nullable Instant until) {
    return said(event, Map.of("en", "We go on.", "de", "Es geht weiter."), at, until);
  }

  private static PublicNotice said(
      EventId event, Map<String, String> text, Instant at, @Nullable Instant until) {
    return new PublicNotice(
        new NoticeId(UUID.randomUUID()), event, NoticeLevel.INFO, text, ANN, at, until, null);
  }

  private NoticeStore notices() {
    return stores().notices();
  }
}
